package io.drfailover.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.console.function.Answer;
import io.drfailover.console.function.UnreachableException;
import io.drfailover.console.view.RunChanges;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Watches a run from outside to its end, by asking for the status again and again. */
final class RunFollower {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(5);
    /** A cold start, and the wait of an event that Lambda could not deliver at once. */
    private static final Duration UNTIL_IT_BEGINS = Duration.ofMinutes(3);
    /** Lambda repeats a failed event 1 and 2 minutes later (Lambda Developer Guide, "asynchronous invocation"). */
    private static final Duration UNTIL_IT_IS_REPEATED = Duration.ofMinutes(3);
    /** The function reaches its own limit long before. */
    private static final Duration LONGEST = Duration.ofHours(6);
    /** Without an answer; the network of the person may come back. */
    private static final Duration DEAF = Duration.ofMinutes(10);

    private final Session session;
    private final Pause pause;
    private final LiveRun view;

    RunFollower(Session session, Pause pause) {
        this.session = session;
        this.pause = pause;
        this.view = new LiveRun(session);
    }

    /** How time passes between two questions. */
    @FunctionalInterface
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    /**
     * How it ended.
     *
     * @param status the last answer
     * @param code for the command
     */
    record End(Answer status, int code) {}

    /** Follows the run that {@code first} tells of. */
    End follow(Answer first) throws InterruptedException {
        return watch(first, true);
    }

    /** Follows the run that begins or goes on after {@code before}. */
    End followNext(Answer before) throws InterruptedException {
        return watch(before, false);
    }

    private End watch(Answer first, boolean begun) throws InterruptedException {
        Answer status = first;
        boolean ours = begun;
        Duration waited = Duration.ZERO;
        Duration idle = Duration.ZERO;
        try (Farewell farewell = new Farewell(this::sayFarewell)) {
            view.begin(first.body());
            while (waited.compareTo(LONGEST) < 0) {
                JsonNode run = status.body().path("run");
                ours = ours || isNew(first.body().path("run"), run);
                @Nullable Integer code = ours ? code(run, idle) : null;
                if (code != null) {
                    return new End(status, code);
                }
                if (!ours && idle.compareTo(UNTIL_IT_BEGINS) >= 0) {
                    throw neverBegan();
                }
                pause.of(BETWEEN_QUESTIONS);
                waited = waited.plus(BETWEEN_QUESTIONS);
                Answer next = ask();
                boolean changed =
                        !RunChanges.between(status.body(), next.body()).isEmpty();
                idle = changed ? Duration.ZERO : idle.plus(BETWEEN_QUESTIONS);
                view.show(status.body(), next.body());
                status = next;
            }
        } finally {
            view.end();
        }
        throw new RefusedException(
                "the run was followed for " + LONGEST.toHours() + " hours and has not ended",
                "look what it waits for:\n  " + session.command("status"));
    }

    /** Whether there is nothing to follow any more. */
    static boolean hasEnded(JsonNode status) {
        return code(status.path("run"), Duration.ZERO) != null;
    }

    private void sayFarewell() {
        // On a terminal, ^C stands at the line's beginning.
        session.tell((session.terminal().redraws() ? "\n" : "")
                + "Only this view has ended, the run goes on; to follow it again:\n  "
                + session.command("status --follow"));
    }

    /** The exit code of a run that has ended, or null. */
    private static @Nullable Integer code(JsonNode run, Duration idle) {
        return switch (run.path("state").asText("none")) {
            case "succeeded" -> ExitCode.DONE;
            case "given_up", "aborted", "none" -> ExitCode.REFUSED;
            case "failed" -> idle.compareTo(UNTIL_IT_IS_REPEATED) >= 0 ? ExitCode.REFUSED : null;
            default -> null;
        };
    }

    private static boolean isNew(JsonNode before, JsonNode now) {
        return now.isObject()
                && (!now.path("id").equals(before.path("id"))
                        || !now.path("invocations").equals(before.path("invocations")));
    }

    private Answer ask() throws InterruptedException {
        for (Duration deaf = Duration.ZERO; ; deaf = deaf.plus(BETWEEN_QUESTIONS)) {
            try {
                return session.status();
            } catch (UnreachableException | RefusedException e) {
                if (deaf.compareTo(DEAF) >= 0) {
                    throw e;
                }
                if (deaf.isZero()) {
                    view.say("the function does not answer just now (" + e.getMessage() + "); the run does not need"
                            + " this view, asking again");
                }
                pause.of(BETWEEN_QUESTIONS);
            }
        }
    }

    private RefusedException neverBegan() {
        String log = "\n  aws logs tail /aws/lambda/" + session.address().name() + " --since 10m --region "
                + session.address().region();
        return new RefusedException(
                "Lambda took the order, but no run has begun within " + UNTIL_IT_BEGINS.toMinutes() + " minutes",
                "the function's log says why:" + log);
    }
}
