package io.drfailover.drill.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows a process tree, remembers its members and keeps the peak of each program in it. The kernel keeps the peak itself ({@code VmHWM} in
 * {@code /proc/<pid>/status}); reading it twice a second only has to catch a process before it ends.
 */
public final class MemoryProbe implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final String PEAK_FIELD = "VmHWM:";

    private final ProcessHandle root;
    private volatile PeakMemory peak = PeakMemory.none();
    // Handles of one process are equal; one of another process that got its number later is not.
    private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock;

    private MemoryProbe(ProcessHandle root) {
        this.root = root;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "memory-probe");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts following. Measures nothing, and says so with an empty result, where there is no {@code /proc}. */
    public static MemoryProbe follow(ProcessHandle root) {
        MemoryProbe probe = new MemoryProbe(root);
        var unused = probe.clock.scheduleAtFixedRate(probe::sample, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return probe;
    }

    /** The peaks so far. */
    public PeakMemory peak() {
        return peak;
    }

    /**
     * The members that were met and live still. A root that crashed leaves its children to init; this is where they are
     * found again.
     */
    public Set<ProcessHandle> survivors() {
        return seen.stream().filter(ProcessHandle::isAlive).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void sample() {
        PeakMemory highest = peak;
        seen.removeIf(handle -> !handle.isAlive());
        for (ProcessHandle handle :
                Stream.concat(Stream.of(root), root.descendants()).toList()) {
            String program = ProcessTree.name(handle);
            Optional<Long> kibibytes = program.isEmpty() ? Optional.empty() : peakOf(handle.pid());
            highest = kibibytes.isPresent() ? highest.with(program, kibibytes.get()) : highest;
            seen.add(handle);
        }
        peak = highest;
    }

    private static Optional<Long> peakOf(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(PEAK_FIELD))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .map(Long::valueOf)
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty(); // It ended meanwhile.
        }
    }
}
