package io.drfailover.drill.simulation;

import io.drfailover.drill.simulation.outcome.SeedOutcome;
import io.drfailover.drill.simulation.outcome.SeedRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Many seeds, one after the other on each core.
 *
 * @param outcomes in the order of the seeds
 * @param took real time
 */
public record Campaign(List<SeedOutcome> outcomes, Duration took) {
    public Campaign {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Simulates.
     *
     * @param first the first seed
     * @param count how many, at most
     * @param untilViolation whether to stop at the first violation
     * @param progress told how many are done
     */
    public static Campaign run(
            SeedRunner runner, long first, long count, boolean untilViolation, LongConsumer progress) {
        long began = System.nanoTime();
        int cores = Math.max(2, Runtime.getRuntime().availableProcessors());
        ExecutorService workers = Executors.newFixedThreadPool(cores, work -> {
            var thread = new Thread(work, "campaign");
            thread.setDaemon(true);
            return thread;
        });
        var next = new AtomicLong(first);
        var done = new AtomicLong();
        var end = new AtomicLong(first + count);
        Callable<List<SeedOutcome>> work = () -> {
            List<SeedOutcome> mine = new ArrayList<>();
            for (long seed = next.getAndIncrement(); seed < end.get(); seed = next.getAndIncrement()) {
                SeedOutcome outcome = runner.run(seed, false);
                mine.add(outcome);
                progress.accept(done.incrementAndGet());
                if (untilViolation && !outcome.held()) {
                    long failed = seed;
                    end.getAndUpdate(e -> Math.min(e, failed + 1)); // Smaller seeds are still looked at.
                }
            }
            return mine;
        };
        try {
            List<Future<List<SeedOutcome>>> parts = new ArrayList<>();
            for (int i = 0; i < cores; i++) {
                parts.add(workers.submit(work));
            }
            List<SeedOutcome> all = new ArrayList<>();
            for (Future<List<SeedOutcome>> part : parts) {
                all.addAll(part.get());
            }
            all.removeIf(o -> o.seed() >= end.get());
            all.sort(Comparator.comparingLong(SeedOutcome::seed));
            return new Campaign(all, Duration.ofNanos(System.nanoTime() - began));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while simulating", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the simulation failed: " + e.getCause(), e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    /** The first seed with a violation. */
    public Optional<SeedOutcome> firstViolated() {
        return outcomes.stream().filter(o -> !o.held()).findFirst();
    }

    /** How often what was injected. */
    public Map<String, Integer> faults() {
        Map<String, Integer> sum = new TreeMap<>();
        outcomes.forEach(o -> o.faults().forEach((fault, count) -> sum.merge(fault, count, Integer::sum)));
        return sum;
    }

    /** How many runs ended how. */
    public Map<String, Integer> endings() {
        Map<String, Integer> sum = new TreeMap<>();
        outcomes.forEach(o -> sum.merge(o.ending(), 1, Integer::sum));
        return sum;
    }

    /** In how many runs an invariant did not hold, by its sentence. */
    public Map<String, Integer> violations() {
        Map<String, Integer> sum = new TreeMap<>();
        outcomes.forEach(o -> o.violations().stream()
                .map(v -> v.invariant())
                .distinct()
                .forEach(sentence -> sum.merge(sentence, 1, Integer::sum)));
        return sum;
    }

    /** How many orders of events were different. */
    public long interleavings() {
        return outcomes.stream().mapToLong(SeedOutcome::fingerprint).distinct().count();
    }
}
