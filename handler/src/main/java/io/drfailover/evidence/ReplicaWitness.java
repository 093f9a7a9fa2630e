package io.drfailover.evidence;

import io.drfailover.probe.CheckState;
import io.drfailover.probe.ProbeClients;
import io.drfailover.probe.ReplicaLag;
import io.drfailover.probe.ReplicaSight;
import io.drfailover.probe.ReplicationCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * What the replica tells of its source: by RDS's status and by its lag, both in the DR region.
 *
 * <p>A status "error" or a lag beyond the limit speaks for a failover, but only while the instance itself is in a state
 * that cannot be the cause. "replicating" alone never speaks against one: RDS may say so minutes after the source has
 * died. Only data do, which the primary wrote after the trouble must have begun ({@link Freshness}).
 */
final class ReplicaWitness implements Witness {
    /**
     * The instance is up and stays up (Amazon RDS User Guide, "Viewing Amazon RDS DB instance status"). While it is
     * {@code modifying} or {@code configuring-...} it may restart, which stops replication without any fault of the source's.
     */
    private static final Set<String> CALM =
            Set.of("available", "backing-up", "storage-optimization", "storage-config-upgrade");

    private final ReplicationCheck replication;
    private final ReplicaLag lag;
    private final int limitSeconds;
    private final InstantSource clock;
    private final Executor executor;
    private final AwsQuestion aws = new AwsQuestion("RDS");

    ReplicaWitness(
            ReplicationCheck replication, ReplicaLag lag, int limitSeconds, InstantSource clock, Executor executor) {
        this.replication = replication;
        this.lag = lag;
        this.limitSeconds = limitSeconds;
        this.clock = clock;
        this.executor = executor;
    }

    @Override
    public Source source() {
        return Source.REPLICA;
    }

    @Override
    public Duration limit() {
        return ProbeClients.CALL.plusSeconds(1);
    }

    @Override
    public Sighting look(Suspicion suspicion) {
        Instant now = clock.instant();
        var asked = CompletableFuture.supplyAsync(() -> NewestLag.of(lag, now), executor);
        ReplicaSight sight = replication.see();
        NewestLag newest = asked.join();
        return new Sighting(
                side(sight, newest, now),
                words(sight, newest, now),
                sight.replication().answered() || newest.heard());
    }

    @Override
    public Sighting late() {
        return aws.late();
    }

    private Side side(ReplicaSight sight, NewestLag newest, Instant now) {
        CheckState state = sight.replication().state();
        if (state == CheckState.UNKNOWN) {
            return Side.UNKNOWN;
        }
        boolean young =
                alive(sight, newest).filter(at -> Freshness.isYoung(at, now)).isPresent();
        boolean failing = state == CheckState.FAILING || lagFails(newest);
        if (failing) {
            return young || !CALM.contains(sight.status()) ? Side.UNKNOWN : Side.FOR;
        }
        return young ? Side.AGAINST : Side.UNKNOWN;
    }

    private boolean lagFails(NewestLag newest) {
        return newest.datapoint() != null && (!newest.datapoint().isActive() || isFarBehind(newest.datapoint()));
    }

    private boolean isFarBehind(ReplicaLag.Datapoint newest) {
        return newest.seconds() >= limitSeconds;
    }

    private static Optional<Instant> alive(ReplicaSight sight, NewestLag newest) {
        return Optional.ofNullable(newest.datapoint()).flatMap(lag -> Freshness.sourceAlive(lag, sight.engine()));
    }

    private String words(ReplicaSight sight, NewestLag newest, Instant now) {
        String status = sight.replication().seen();
        if (sight.replication().state() == CheckState.UNKNOWN) {
            return "says nothing of the primary (" + status + "; " + newest.seen() + ")";
        }
        var text = new StringBuilder("reports ")
                .append(sight.replication().state() == CheckState.FAILING ? "replication " + status : status)
                .append(" (")
                .append(newest.seen());
        if (newest.datapoint() != null && isFarBehind(newest.datapoint())) {
            text.append(", the limit is ").append(limitSeconds).append(" s");
        }
        alive(sight, newest).ifPresent(at -> text.append(", so that the primary was alive at ")
                .append(new TimeOfDay(at, now)));
        if (!CALM.contains(sight.status())) {
            text.append(", and it is ").append(sight.status()).append(" itself");
        }
        return text.append(")").toString();
    }
}
