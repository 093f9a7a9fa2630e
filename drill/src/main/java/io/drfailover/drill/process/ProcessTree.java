package io.drfailover.drill.process;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process and everything that it started.
 *
 * <p>Ending one takes two steps, because the members differ: terraform must hear SIGINT first, so that it saves its
 * state and lets its lock go; a JVM that has loaded the Helm engine ignores SIGTERM and only goes by force.
 */
public record ProcessTree(ProcessHandle root) {
    private static final String POLITE_MEMBER = "terraform";
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration FORCED_END = Duration.ofSeconds(5);

    /** The tree below this JVM, without the JVM. */
    public static void endAllChildren(Duration grace) {
        new ProcessTree(ProcessHandle.current())
                .endMembers(() -> ProcessHandle.current().descendants(), grace);
    }

    /** Ends every member: interrupts terraform, gives it {@code grace}, then kills what is left. */
    public void end(Duration grace) {
        endMembers(this::members, grace);
    }

    /** Ends every member in the same way, and {@code others} with them: those that have left the tree. */
    public void end(Duration grace, Set<ProcessHandle> others) {
        endMembers(() -> Stream.concat(members(), others.stream()), grace);
    }

    /**
     * Kills the members of those names at once (SIGKILL), as Lambda does when an invocation runs out of time, and those of
     * {@code others} with them: those that have left the tree.
     *
     * @param programs by file name
     * @return how many processes were killed
     */
    public int kill(Predicate<String> programs, Set<ProcessHandle> others) {
        // The root first: it must not see its children die.
        Set<ProcessHandle> known = new LinkedHashSet<>();
        Members victims = () -> Stream.concat(members(), others.stream()).filter(handle -> programs.test(name(handle)));
        long deadline = System.nanoTime() + FORCED_END.toNanos();
        do {
            victims.now().filter(ProcessTree::lives).forEach(known::add);
            known.stream().filter(ProcessTree::lives).forEach(ProcessHandle::destroyForcibly);
            pause();
        } while (known.stream().anyMatch(ProcessTree::lives) && System.nanoTime() < deadline);
        return known.size();
    }

    private Stream<ProcessHandle> members() {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    private void endMembers(Members members, Duration grace) {
        // Remembered before the first signal: an orphan leaves its parent's tree.
        Set<ProcessHandle> known = members.now().collect(Collectors.toSet());
        if (!grace.isZero()) {
            List<ProcessHandle> polite = known.stream()
                    .filter(handle -> name(handle).equals(POLITE_MEMBER))
                    .toList();
            polite.forEach(ProcessTree::interrupt);
            awaitEnd(polite, grace);
        }
        long deadline = System.nanoTime() + FORCED_END.toNanos();
        do {
            members.now().forEach(known::add);
            known.removeIf(handle -> !handle.isAlive());
            known.forEach(ProcessHandle::destroyForcibly);
            pause();
        } while (known.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline);
    }

    private static void awaitEnd(List<ProcessHandle> handles, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (handles.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            pause();
        }
    }

    /** Whoever adopted an orphan may leave it unburied: then it is there and has no program any more. */
    private static boolean lives(ProcessHandle handle) {
        return handle.isAlive() && handle.info().command().isPresent();
    }

    /** The file name of the program, without its folder; empty when the system does not tell. */
    static String name(ProcessHandle handle) {
        String command = handle.info().command().orElse("");
        return command.substring(command.lastIndexOf('/') + 1);
    }

    /** Java can send SIGTERM and SIGKILL; SIGINT takes the shell's own kill. */
    private static void interrupt(ProcessHandle handle) {
        try {
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -INT " + handle.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor(1, TimeUnit.SECONDS);
        } catch (IOException e) {
            handle.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Members {
        Stream<ProcessHandle> now();
    }
}
