package io.drfailover;

import io.drfailover.contract.Stage;
import io.drfailover.ledger.Attempt;
import io.drfailover.ledger.Evidence;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.RunRecord;
import io.drfailover.ledger.RunState;
import io.drfailover.terraform.Infrastructure;
import io.drfailover.terraform.InfrastructureHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The infrastructure as the ledger remembers it. */
final class JournaledInfrastructure implements InfrastructureHistory {
    /** How far the clocks of two sandboxes may differ; Amazon Time Sync keeps them within a millisecond. */
    private static final Duration SKEW = Duration.ofSeconds(2);

    private final RunJournal journal;
    private final InstantSource clock;

    JournaledInfrastructure(RunJournal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** What an earlier invocation of this run has built completely. */
    Optional<Infrastructure> finished() {
        return journal.run()
                .stage(Stage.INFRASTRUCTURE)
                .filter(s -> s.state() == RunState.SUCCEEDED)
                .map(s -> outputs(s.evidence()))
                .filter(outputs -> !outputs.isEmpty())
                .map(Infrastructure::recorded);
    }

    void recordFinished(Infrastructure built) {
        Map<String, String> evidence = new TreeMap<>();
        built.outputs().forEach((name, value) -> evidence.put(Evidence.OUTPUT + name, value));
        journal.evidence(Stage.INFRASTRUCTURE, evidence);
    }

    @Override
    public void fence() {
        journal.fence();
    }

    /**
     * By the time at which it was taken, and not by the epoch that came last: a person may have taken it between two
     * invocations, or during this one, whose own terraform has not been started when it asks.
     */
    @Override
    public LockHolder holderOfLockFrom(Instant created) {
        RunRecord run = journal.run();
        Stream<Attempt> own = run.attempts().stream().filter(a -> a.epoch() != run.epoch());
        Stream<Attempt> earlier = run.inherited() == null ? Stream.empty() : run.inherited().attempts().stream();
        List<Attempt> suspects = Stream.concat(earlier, own)
                .filter(a -> a.mayHaveActed(created, SKEW))
                .toList();
        if (suspects.isEmpty()) {
            return LockHolder.SOMEBODY_ELSE;
        }
        return suspects.stream().allMatch(a -> a.isDead(clock.instant())) ? LockHolder.DEAD : LockHolder.PERHAPS_ALIVE;
    }

    @Override
    public void remember(String key, String value) {
        journal.evidence(Stage.INFRASTRUCTURE, key, value);
    }

    @Override
    public void keep(String name, List<String> events) {
        journal.keep(name + ".jsonl", String.join("\n", events) + "\n");
    }

    private static Map<String, String> outputs(Map<String, String> evidence) {
        Map<String, String> outputs = new TreeMap<>();
        evidence.forEach((key, value) -> {
            if (key.startsWith(Evidence.OUTPUT)) {
                outputs.put(key.substring(Evidence.OUTPUT.length()), value);
            }
        });
        return outputs;
    }
}
