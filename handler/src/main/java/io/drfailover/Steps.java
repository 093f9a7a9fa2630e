package io.drfailover;

import io.drfailover.helm.AppRelease;
import io.drfailover.helm.ClusterAccess;
import io.drfailover.helm.DatabaseEndpoint;
import io.drfailover.helm.HelmEngine;
import io.drfailover.helm.ReleaseHistory;
import io.drfailover.helm.ReleaseInstaller;
import io.drfailover.helm.ReleaseValues;
import io.drfailover.promote.PromotedDatabase;
import io.drfailover.promote.ReplicaPromoter;
import io.drfailover.terraform.Infrastructure;
import io.drfailover.terraform.InfrastructureBuilder;
import java.time.Instant;
import java.util.List;

/**
 * The collaborators of one run, in the order in which they are used. Here, and only here, the result of one stage is
 * translated into the words of the next.
 *
 * @param config the environment
 * @param preparation looks before anything is changed
 * @param promoter promotes the replica
 * @param infrastructure builds with terraform
 * @param helm the engine, loaded early
 * @param installer installs with Helm
 */
public record Steps(
        FailoverConfig config,
        Preparation preparation,
        ReplicaPromoter promoter,
        InfrastructureBuilder infrastructure,
        HelmEngine helm,
        ReleaseInstaller installer) {

    List<AppRelease> install(
            Preparation.Prepared prepared,
            Infrastructure built,
            PromotedDatabase database,
            Instant restartedAt,
            ReleaseHistory history,
            Deadline deadline) {
        var endpoint = new DatabaseEndpoint(database.host(), database.port(), database.databaseName());
        var values =
                new ReleaseValues(endpoint, prepared.secret(), config.drRegion(), restartedAt, config.serviceName());
        var cluster = new ClusterAccess(built.clusterName(), built.endpoint(), built.certificateAuthority());
        return installer.ensureInstalled(prepared.releases(), cluster, values, history, deadline);
    }
}
