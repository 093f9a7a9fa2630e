package io.drfailover.drill.simulation.world;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.Invocation;
import io.drfailover.Platform;
import io.drfailover.Preparation;
import io.drfailover.Progress;
import io.drfailover.Request;
import io.drfailover.Steps;
import io.drfailover.contract.BundleManifest;
import io.drfailover.control.S3Controls;
import io.drfailover.drill.simulation.schedule.TaskExecutor;
import io.drfailover.drill.simulation.schedule.TaskOverlap;
import io.drfailover.helm.ClusterToken;
import io.drfailover.helm.DatabaseCredentials;
import io.drfailover.helm.ReleaseException;
import io.drfailover.helm.ReleaseInstaller;
import io.drfailover.helm.ReleasePlan;
import io.drfailover.helm.ReleaseSpec;
import io.drfailover.ledger.LambdaContinuation;
import io.drfailover.ledger.S3RunLedger;
import io.drfailover.ledger.ScheduledHeartbeat;
import io.drfailover.promote.ReplicaPromoter;
import io.drfailover.report.SnsNotifier;
import io.drfailover.terraform.Bundle;
import io.drfailover.terraform.InfrastructureBuilder;
import io.drfailover.terraform.S3StateLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Wires the function's own classes to the simulated world, as its entry wires them to AWS. */
final class Wiring {
    private final Sandbox sandbox;
    private final World world;
    private final FailoverConfig config;
    private final Path disk;

    Wiring(Sandbox sandbox, FailoverConfig config, Path disk) {
        this.sandbox = sandbox;
        this.world = sandbox.world();
        this.config = config;
        this.disk = disk;
    }

    Function function() {
        var scheduler = world.scheduler();
        var invocation = new Invocation(
                config,
                platform(),
                this::steps,
                deadline -> new JsonMapper().createObjectNode(),
                deadline -> new JsonMapper().createObjectNode());
        return (event, requestId, limit) -> invocation.answer(new Request(
                event,
                requestId,
                "arn:aws:lambda:eu-west-1:123456789012:function:dr-failover:live",
                Deadline.in(limit, scheduler.clock(), scheduler::sleepUnlessInterrupted)));
    }

    private Platform platform() {
        var scheduler = world.scheduler();
        var s3 = new SimulatedS3(sandbox, world.bucket());
        return new Platform(
                new S3RunLedger(s3, config.bucket()),
                new ScheduledHeartbeat(config.limits().lease(), () -> TaskExecutor.in(scheduler, sandbox.group())),
                new LambdaContinuation(new SimulatedLambdaClient(sandbox)),
                new SnsNotifier(new SimulatedSns(sandbox), config.notificationTopic()),
                new S3Controls(s3, config.bucket()),
                new SimulatedInvestigation(sandbox),
                new SimulatedFencing(sandbox),
                new TaskOverlap(scheduler, sandbox.group()),
                (stage, took, succeeded) -> {},
                scheduler.clock(),
                () -> "run-" + world.nextNumber(),
                world::newCode);
    }

    private Steps steps(Progress progress) {
        var helm = new SimulatedHelm(sandbox);
        return new Steps(
                config,
                this::prepare,
                new ReplicaPromoter(
                        new SimulatedRds(sandbox, world.database()), config.replicaId(), config.drRegion(), progress),
                new InfrastructureBuilder(
                        config,
                        (bundle, variables) -> new SimulatedTerraform(sandbox),
                        new S3StateLock(new SimulatedS3(sandbox, world.bucket()), config.bucket()),
                        new SimulatedInventory(sandbox),
                        new SimulatedDefaultEgress(sandbox),
                        progress),
                helm,
                new ReleaseInstaller(
                        helm,
                        helm,
                        new ClusterToken(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("simulated", "simulated")),
                                config.drRegion()),
                        config.namespace(),
                        disk,
                        progress));
    }

    private Preparation.Prepared prepare() {
        world.scheduler().sleep(Duration.ofMillis(world.faults().between(300, 2_000)));
        if (world.trouble() == Trouble.BUNDLE_UNREADABLE) {
            throw new ReleaseException(
                    "", "releases.yaml cannot be read: it is cut off", "build the bundle again", null);
        }
        return new Preparation.Prepared(
                new Bundle(disk, new BundleManifest(1, World.REGION, "abc1234", "1.11.4", "5.100.0", Map.of())),
                new ReleasePlan(World.RELEASES.stream().map(this::release).toList()),
                new DatabaseCredentials("shop", World.PASSWORD, "shop"));
    }

    private ReleaseSpec release(String name) {
        return new ReleaseSpec(
                name,
                disk.resolve(name + "-1.0.0.tgz"),
                1 + World.RELEASES.indexOf(name),
                name.equals(World.RELEASES.get(0)),
                config.releaseTimeout(),
                new JsonMapper().createObjectNode());
    }
}
