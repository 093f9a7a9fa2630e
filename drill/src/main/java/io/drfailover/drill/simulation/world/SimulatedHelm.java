package io.drfailover.drill.simulation.world;

import io.drfailover.Deadline;
import io.drfailover.drill.simulation.fault.Fault;
import io.drfailover.helm.AppRelease;
import io.drfailover.helm.ClusterAccess;
import io.drfailover.helm.HelmEngine;
import io.drfailover.helm.ReleaseException;
import io.drfailover.helm.ReleaseRecords;
import io.drfailover.helm.ReleaseSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Helm in one sandbox. Its call cannot be interrupted; killed in mid-wait it leaves the release pending; what it says is
 * what Helm 3.21 says (measured).
 */
final class SimulatedHelm implements HelmEngine, ReleaseRecords {
    private final Sandbox sandbox;
    private final World world;
    private final Releases releases;

    SimulatedHelm(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.world = sandbox.world();
        this.releases = world.releases();
    }

    @Override
    public void load() {
        world.scheduler().sleep(Duration.ofMillis(500));
    }

    @Override
    public List<AppRelease> list(Path kubeconfig, String namespace) {
        call(Call.read("helm", "list", ""), "");
        List<AppRelease> found = releases.newest();
        world.trail().event(sandbox, "helm list", Fault.NONE, found);
        return found;
    }

    @Override
    public void uninstall(Path kubeconfig, String namespace, String release) {
        call(Call.write("helm", "uninstall", release), release);
        changed("uninstalls " + release);
        if (releases.isDeployed(release)) {
            world.trail()
                    .observe(new Observation.Destroyed("the release " + release + ", which was deployed", sandbox));
        }
        releases.remove(release);
    }

    @Override
    public AppRelease install(Path kubeconfig, String namespace, ReleaseSpec release, Path values, Duration timeout) {
        call(Call.write("helm", "upgrade --install", release.name()), release.name());
        if (releases.isPending(release.name())) {
            throw error(release.name(), "another operation (install/upgrade/rollback) is in progress");
        }
        changed("installs " + release.name());
        int revision = releases.begin(release.name());
        Fault fault = world.faults().draw(true, world.scheduler().now());
        if (fault.isCrash()) {
            sandbox.kill(fault);
        }
        Duration ready = world.trouble() == Trouble.RELEASE_NEVER_READY
                ? timeout.plusSeconds(1)
                : Duration.ofMillis(world.faults().between(3_000, 45_000));
        boolean inTime = ready.compareTo(timeout) < 0;
        world.scheduler().sleep(inTime ? ready : timeout);
        releases.end(release.name(), revision, inTime ? "deployed" : "failed");
        if (!inTime) {
            world.trail().event(sandbox, "helm install " + release.name(), Fault.NONE, "context deadline exceeded");
            throw ReleaseException.notReadyInTime(
                    release.name(),
                    "the release \"" + release.name() + "\": context deadline exceeded",
                    "look at the pods of the release, then invoke the function again");
        }
        var done = new AppRelease(release.name(), "shop-1.0.0", String.valueOf(revision), "deployed");
        world.trail().event(sandbox, "helm install " + release.name(), Fault.NONE, done);
        return done;
    }

    @Override
    public void forget(ClusterAccess cluster, String token, String namespace, AppRelease release, Deadline deadline) {
        call(Call.write("kubernetes", "delete Secret", release.name()), release.name());
        changed("forgets revision " + release.revision() + " of " + release.name());
        releases.forget(release);
    }

    private void call(Call call, String release) {
        Fault fault = world.faults().draw(call.write(), world.scheduler().now());
        if (fault.isCrash()) {
            sandbox.kill(fault);
        }
        world.scheduler().sleep(Duration.ofMillis(world.faults().between(200, 1_500)));
        boolean fails =
                fault == Fault.THROTTLED || fault == Fault.SERVER_ERROR || fault == Fault.TIMEOUT_WITHOUT_EFFECT;
        if (fails || !world.cloud().hasWorkingCluster()) {
            throw error(
                    release, "Kubernetes cluster unreachable: the server is currently unable to handle the request");
        }
    }

    private void changed(String what) {
        world.trail().observe(new Observation.Changed(Observation.Part.HELM, sandbox, what));
    }

    private ReleaseException error(String release, String words) {
        world.trail().event(sandbox, "helm " + release, Fault.NONE, words);
        return new ReleaseException(
                release, "the release \"" + release + "\": " + words, "then invoke the function again", null);
    }
}
