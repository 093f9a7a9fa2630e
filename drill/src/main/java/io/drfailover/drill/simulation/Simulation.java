package io.drfailover.drill.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.drfailover.drill.simulation.fault.Fault;
import io.drfailover.drill.simulation.invariant.Invariants;
import io.drfailover.drill.simulation.outcome.SeedOutcome;
import io.drfailover.drill.simulation.outcome.SeedRunner;
import io.drfailover.drill.simulation.outcome.Violation;
import io.drfailover.drill.simulation.schedule.TurnThread;
import io.drfailover.drill.simulation.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Simulates runs with the classes of the function that its own class loader knows. */
public final class Simulation implements SeedRunner {
    /** A run takes milliseconds; a program that never gives up its turn takes for ever. */
    private static final Duration REAL_TIME = Duration.ofSeconds(60);

    private static final int MOST_THREADS = 2_000;

    private final ExecutorService threads = new ThreadPoolExecutor(
            0, MOST_THREADS, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), TurnThread.factory());

    @Override
    public SeedOutcome run(long seed, boolean traced) {
        Configuration disk = Configuration.unix().toBuilder()
                .setAttributeViews("basic", "posix")
                .build();
        try (FileSystem files = Jimfs.newFileSystem(disk)) {
            return run(seed, traced, Files.createDirectories(files.getPath("/tmp/private")));
        } catch (IOException e) {
            throw new UncheckedIOException("making a disk in memory", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while seed " + seed + " was simulated", e);
        }
    }

    private SeedOutcome run(long seed, boolean traced, Path disk) throws InterruptedException {
        var world = new World(seed, threads, disk, traced);
        var invariants = new Invariants(world);
        Instant start = world.scheduler().now();
        boolean ended = world.run(REAL_TIME);
        List<Violation> violations = new ArrayList<>(invariants.judged());
        if (!ended) {
            violations.add(new Violation(
                    "every run ends in success or in a named failure that people were told of",
                    "an invocation has worked for " + REAL_TIME.toSeconds() + " s without a call or a wait"));
        }
        return new SeedOutcome(
                seed,
                ending(world),
                world.scheduler().fingerprint(),
                world.faults().counts(),
                violations,
                world.lambda().invocations(),
                Duration.between(start, world.scheduler().now()),
                world.trail().lines());
    }

    private static String ending(World world) {
        JsonNode run = world.run();
        String state = run == null ? "nothing" : run.path("state").asText().replace('_', ' ');
        return state + (world.neededAPerson() ? ", after a person's order" : "");
    }

    @Override
    public List<String> invariants() {
        return new Invariants(new World(0, threads, Path.of("."), false)).sentences();
    }

    @Override
    public List<String> faults() {
        return Arrays.stream(Fault.values())
                .filter(f -> f != Fault.NONE)
                .map(Fault::words)
                .toList();
    }
}
