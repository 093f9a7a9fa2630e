package io.drfailover;

import io.drfailover.helm.CredentialsReader;
import io.drfailover.helm.ReleasePlan;
import io.drfailover.terraform.Bundle;
import io.drfailover.terraform.BundleLoader;
import io.drfailover.terraform.ToolchainLoader;
import java.time.Duration;

/** Prepares from the bucket and the secret. */
record BundlePreparation(
        BundleLoader bundle, ToolchainLoader toolchain, CredentialsReader credentials, Duration releaseTimeout)
        implements Preparation {
    @Override
    public Prepared prepare() {
        Bundle verified = bundle.load();
        ReleasePlan releases = ReleasePlan.read(verified.chartsDirectory(), releaseTimeout);
        toolchain.requirePresent();
        return new Prepared(verified, releases, credentials.read());
    }
}
