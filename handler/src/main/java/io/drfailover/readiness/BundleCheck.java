package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.FailoverException;
import io.drfailover.ObjectPin;
import io.drfailover.terraform.Bundle;
import io.drfailover.terraform.PinnedObjects;
import java.time.Duration;

/** Whether the bundle is there, the one that was deployed, and of this function's version; how old it is. */
final class BundleCheck implements ReadinessCheck {
    /** A quarter: versions of Kubernetes leave EKS's standard support about 14 months after they came. */
    private static final Duration OLD = Duration.ofDays(90);

    private final Once<Bundle> bundle;
    private final PinnedObjects objects;
    private final ObjectPin pin;

    BundleCheck(Once<Bundle> bundle, PinnedObjects objects, ObjectPin pin) {
        this.bundle = bundle;
        this.objects = objects;
        this.pin = pin;
    }

    @Override
    public String name() {
        return "bundle";
    }

    @Override
    public Finding look(Deadline deadline) {
        Bundle verified;
        try {
            verified = bundle.get();
        } catch (FailoverException e) {
            return Finding.blocking(e.problem(), e.remedy());
        }
        Duration age = Duration.between(objects.look(pin).lastModified(), deadline.now());
        String seen = pin.key() + ": schema " + verified.manifest().schemaVersion() + ", commit "
                + verified.manifest().gitCommit() + ", digest as deployed, uploaded "
                + Math.max(0, age.toDays()) + " days ago" + (pin.versionId().isEmpty() ? "" : ", version pinned");
        return age.compareTo(OLD) > 0
                ? Finding.warning(
                        seen,
                        "build the bundle from the present commit, rehearse it (./dr drill) and deploy the standby stack:"
                                + " a bundle that nobody has rehearsed for " + OLD.toDays()
                                + " days is trusted too much")
                : Finding.ok(seen);
    }
}
