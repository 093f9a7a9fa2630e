package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.ObjectPin;
import io.drfailover.contract.BundleManifest;
import io.drfailover.terraform.Bundle;
import io.drfailover.terraform.PinnedObjects;
import io.drfailover.terraform.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether what lies in the bucket is what the function was deployed with, and its parts fit each other. */
final class DriftCheck implements ReadinessCheck {
    /** {@code terraform-<version>-aws-<version>.zip}. */
    private static final Pattern TOOLCHAIN = Pattern.compile(".*terraform-(\\d[^/]*)-aws-(\\d[^/]*)\\.zip");

    private final FailoverConfig config;
    private final PinnedObjects objects;
    private final Once<Bundle> bundle;
    private final Once<LoadedToolchain.Verified> toolchain;

    DriftCheck(
            FailoverConfig config,
            PinnedObjects objects,
            Once<Bundle> bundle,
            Once<LoadedToolchain.Verified> toolchain) {
        this.config = config;
        this.objects = objects;
        this.bundle = bundle;
        this.toolchain = toolchain;
    }

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public Finding look(Deadline deadline) {
        Optional<Bundle> verified = bundle.attempt();
        if (verified.isEmpty()) {
            return Finding.notMade("the bundle could not be read", "see the check bundle");
        }
        if (toolchain.attempt().isEmpty()) {
            return Finding.notMade("the toolchain could not be read", "see the check toolchain");
        }
        BundleManifest manifest = verified.get().manifest();
        List<String> differences = new ArrayList<>();
        newer("bundle", config.bundle(), differences);
        newer("toolchain", config.toolchain(), differences);
        Matcher versions = TOOLCHAIN.matcher(config.toolchain().key());
        if (versions.matches()) {
            compare("terraform", manifest.terraformVersion(), versions.group(1), differences);
            compare("the AWS provider", manifest.providerVersion(), versions.group(2), differences);
        }
        return differences.isEmpty()
                ? Finding.ok("the function is pinned to the newest bundle and toolchain; terraform "
                        + manifest.terraformVersion() + " and the AWS provider " + manifest.providerVersion()
                        + " are those that the bundle was made for")
                : Finding.warning(
                        String.join("; ", differences),
                        "deploy the standby stack, which uploads both and pins the function to them");
    }

    private void newer(String what, ObjectPin pin, List<String> differences) {
        if (pin.versionId().isEmpty()) {
            return;
        }
        StoredObject newest = objects.look(new ObjectPin(pin.key(), "", pin.sha256()));
        boolean same = newest.versionId().equals(pin.versionId())
                || newest.eTag().equals(objects.look(pin).eTag());
        if (!same) {
            differences.add("the newest " + what + " in the bucket, version " + newest.versionId() + " of "
                    + newest.lastModified() + ", is not the one that the function is pinned to");
        }
    }

    private static void compare(String what, String planned, String packed, List<String> differences) {
        if (!planned.equals(packed)) {
            differences.add("the bundle was made for " + what + " " + planned + ", the toolchain has " + packed);
        }
    }
}
