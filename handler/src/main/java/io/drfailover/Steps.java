package io.drfailover;

import io.drfailover.helm.AppRelease;
import io.drfailover.helm.ClusterAccess;
import io.drfailover.helm.CredentialsReader;
import io.drfailover.helm.DatabaseEndpoint;
import io.drfailover.helm.HelmEngine;
import io.drfailover.helm.ReleaseInstaller;
import io.drfailover.helm.ReleasePlan;
import io.drfailover.helm.ReleaseValues;
import io.drfailover.promote.PromotedDatabase;
import io.drfailover.promote.ReplicaPromoter;
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

    List<AppRelease> install(
            ReleasePlan releases,
            Infrastructure built,
            PromotedDatabase database,
            Instant restartedAt,
            Deadline deadline) {
        var endpoint = new DatabaseEndpoint(database.host(), database.port(), database.databaseName());
        var values =
                new ReleaseValues(endpoint, credentials.read(), config.drRegion(), restartedAt, config.serviceName());
        var cluster = new ClusterAccess(built.clusterName(), built.endpoint(), built.certificateAuthority());
        return installer.ensureInstalled(releases, cluster, values, deadline);
    }
}
