package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.ledger.LedgerException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBInstanceStatusInfo;

/**
 * Whether there is something to promote: the replica exists, is one, of the right database, is available and replicates
 * (statuses: Amazon RDS User Guide, "Viewing Amazon RDS DB instance status" and "Monitoring read replication").
 */
public final class ReplicaCheck implements ReadinessCheck {
    private static final String READ_REPLICATION = "read replication";
    private static final String AVAILABLE = "available";
    /** RDS leaves these by itself; until then it refuses to promote, and the run waits. */
    private static final Set<String> PASSING = Set.of(
            "backing-up",
            "creating",
            "maintenance",
            "modifying",
            "rebooting",
            "renaming",
            "resetting-master-credentials",
            "starting",
            "storage-config-upgrade",
            "storage-initialization",
            "storage-optimization",
            "upgrading");

    static final String NEW_REPLICA = "create a new replica of the primary and set RDS_REPLICA_ID to it";

    private final Replica replica;
    private final NewestRun run;
    private final FailoverConfig config;

    public ReplicaCheck(Replica replica, NewestRun run, FailoverConfig config) {
        this.replica = replica;
        this.run = run;
        this.config = config;
    }

    @Override
    public String name() {
        return CheckName.REPLICA.text();
    }

    @Override
    public Finding look(Deadline deadline) {
        return replica.find()
                .map(this::judge)
                .orElseGet(() -> Finding.blocking(
                        replica.id() + " does not exist in " + config.drRegion(),
                        "create the replica (aws rds create-db-instance-read-replica --region " + config.drRegion()
                                + " --db-instance-identifier " + replica.id()
                                + " ...), or correct RDS_REPLICA_ID in the settings"));
    }

    private Finding judge(DBInstance instance) {
        String source = Replica.source(instance);
        if (source.isEmpty()) {
            return alone(what(instance));
        }
        if (!isOfThePrimary(source)) {
            return Finding.blocking(
                    replica.id() + " replicates " + source + ", the primary is " + primary(),
                    "correct RDS_REPLICA_ID, PRIMARY_DATABASE_ID or PRIMARY_REGION in the settings");
        }
        String status = text(instance.dbInstanceStatus()).toLowerCase(Locale.ROOT);
        boolean available = status.equals(AVAILABLE);
        if (!available && !isPassing(status)) {
            return Finding.blocking(
                    replica.id() + " is " + status + ", RDS promotes only an available replica",
                    "look at its events: aws rds describe-events --region " + config.drRegion()
                            + " --source-type db-instance --source-identifier " + replica.id());
        }
        Optional<PromotingRun> promoting = run.open().flatMap(open -> PromotingRun.underWay(open, replica.id()));
        if (promoting.isPresent()) {
            return promoting.get().stillAReplica(status);
        }
        return available
                ? replication(instance, source)
                : Finding.warning(
                        replica.id() + " is " + status + ": a promotion would wait for its end",
                        "evaluate again when it is available");
    }

    private Finding alone(String what) {
        String seen = replica.id() + " is not a replica (any more): " + what;
        try {
            return run.read()
                    .flatMap(newest -> PromotingRun.explaining(newest, replica.id()))
                    .map(promoting -> promoting.standsAlone(what))
                    .orElseGet(() -> Finding.blocking(seen, NEW_REPLICA));
        } catch (LedgerException e) {
            return Finding.blocking(
                    seen,
                    "first see the check " + CheckName.RUN.text()
                            + ": whether a run has promoted it could not be read; if none has, " + NEW_REPLICA);
        }
    }

    private Finding replication(DBInstance instance, String source) {
        @Nullable DBInstanceStatusInfo replication = instance.statusInfos().stream()
                .filter(info -> READ_REPLICATION.equals(info.statusType()))
                .findFirst()
                .orElse(null);
        if (replication == null || replication.normal() == null) {
            return Finding.warning(
                    "RDS does not say whether " + replica.id() + " replicates: " + what(instance),
                    "compare a value in both databases, and look at the check " + CheckName.REPLICA_LAG.text());
        }
        return replication.normal()
                ? Finding.ok(replica.id() + " is available and " + replication.status() + " from " + source + ": "
                        + what(instance))
                : Finding.blocking(
                        replica.id() + " does not replicate: " + replication.status() + " "
                                + text(replication.message()),
                        "repair the replication, or create the replica anew (Amazon RDS User Guide, \"Troubleshooting"
                                + " a read replica problem\"); the data after its end would be lost");
    }

    private boolean isOfThePrimary(String source) {
        String[] parts = source.split(":", -1);
        String id = parts[parts.length - 1];
        String wanted = config.decision().primaryDatabaseId();
        boolean inRegion = !source.startsWith("arn:") || (parts.length > 3 && parts[3].equals(config.primaryRegion()));
        return inRegion && (wanted.isEmpty() || wanted.equals(id));
    }

    private String primary() {
        String wanted = config.decision().primaryDatabaseId();
        return (wanted.isEmpty() ? "" : wanted + " ") + "in " + config.primaryRegion();
    }

    private static boolean isPassing(String status) {
        return PASSING.contains(status) || status.startsWith("configuring-");
    }

    private static String what(DBInstance instance) {
        return text(instance.engine()) + " " + text(instance.engineVersion()) + ", " + text(instance.dbInstanceClass());
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
