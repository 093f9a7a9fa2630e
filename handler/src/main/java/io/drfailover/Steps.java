package io.drfailover;

import io.drfailover.helm.AppRelease;
import io.drfailover.helm.ClusterAccess;
import io.drfailover.helm.CredentialsReader;
import io.drfailover.helm.DatabaseCredentials;
import io.drfailover.helm.DatabaseEndpoint;
import io.drfailover.helm.HelmEngine;
import io.drfailover.helm.ReleaseInstaller;
import io.drfailover.helm.ReleasePlan;
import io.drfailover.helm.ReleaseValues;
import io.drfailover.promote.PromotedDatabase;
import io.drfailover.promote.ReplicaPromoter;
import io.drfailover.terraform.Bundle;
import io.drfailover.terraform.BundleLoader;
import io.drfailover.terraform.Infrastructure;
import io.drfailover.terraform.InfrastructureBuilder;
import io.drfailover.terraform.ToolchainLoader;
import java.time.Instant;
import java.util.List;

/**
 * The collaborators of one run, in the order in which they are used. Here, and only here, the result of one stage is
 * translated into the words of the next.
 */
record Steps(
        FailoverConfig config,
        BundleLoader bundle,
        ToolchainLoader toolchain,
        ReplicaPromoter promoter,
        InfrastructureBuilder infrastructure,
        HelmEngine helm,
        CredentialsReader credentials,
        ReleaseInstaller installer) {

    /** Everything that is found wrong without changing anything: bundle, releases, toolchain's presence, secret. */
    Prepared prepare() {
        Bundle verified = bundle.load();
        ReleasePlan releases = ReleasePlan.read(verified.chartsDirectory(), config.releaseTimeout());
        toolchain.requirePresent();
        return new Prepared(verified, releases, credentials.read());
    }

    /** What a run needs and does not change. */
    record Prepared(Bundle bundle, ReleasePlan releases, DatabaseCredentials secret) {}

    List<AppRelease> install(
            ReleasePlan releases,
            Infrastructure built,
            PromotedDatabase database,
            DatabaseCredentials secret,
            Instant restartedAt,
            Deadline deadline) {
        var endpoint = new DatabaseEndpoint(database.host(), database.port(), database.databaseName());
        var values = new ReleaseValues(endpoint, secret, config.drRegion(), restartedAt, config.serviceName());
        var cluster = new ClusterAccess(built.clusterName(), built.endpoint(), built.certificateAuthority());
        return installer.ensureInstalled(releases, cluster, values, deadline);
    }
}
