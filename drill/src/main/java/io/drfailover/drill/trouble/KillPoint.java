package io.drfailover.drill.trouble;

import io.drfailover.contract.Stage;
import io.drfailover.contract.TimelineField;
import io.drfailover.drill.timeline.TimelineEvent;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A moment of a run: {@code STAGE}, {@code STAGE:N} or {@code STAGE:SUBJECT}.
 *
 * @param stage within which stage
 * @param event that many timeline events into it, 1 as it starts; counted over all invocations
 * @param subject instead: the wait for what begins with this; empty to count events
 */
public record KillPoint(Stage stage, int event, String subject) {
    private static final List<Stage> STAGES =
            List.of(Stage.BUNDLE, Stage.PROMOTE, Stage.INFRASTRUCTURE, Stage.APPLICATIONS);
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");
    private static final Pattern DIGITS = Pattern.compile("[-+]?\\d+");

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException saying what can be meant
     */
    public static KillPoint parse(String text) {
        String[] parts = text.split(":", 2);
        Stage stage = STAGES.stream()
                .filter(known -> known.stageName().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> wrong(text, "there is no stage '" + parts[0] + "'"));
        if (parts.length == 1) {
            return new KillPoint(stage, 1, "");
        }
        if (parts[1].isBlank()) {
            throw wrong(text, "nothing follows the colon");
        }
        if (NUMBER.matcher(parts[1]).matches()) {
            return new KillPoint(stage, Integer.parseInt(parts[1]), "");
        }
        if (DIGITS.matcher(parts[1]).matches()) {
            throw wrong(text, "events are counted from 1 to 9999");
        }
        return new KillPoint(stage, 1, parts[1]);
    }

    /** Names of the stages. */
    public static List<String> stageNames() {
        return STAGES.stream().map(Stage::stageName).toList();
    }

    /** Whether an event is the moment. */
    boolean isAt(TimelineEvent happened, int eventsOfTheStage) {
        if (!happened.stage().equals(stage.stageName())) {
            return false;
        }
        return subject.isEmpty()
                ? eventsOfTheStage == event
                : happened.kind().equals(TimelineField.EVENT_WAIT_STARTED)
                        && happened.subject().startsWith(subject);
    }

    /** What is waited for, if that is the moment. */
    public Optional<String> awaited() {
        return subject.isEmpty() ? Optional.empty() : Optional.of(subject);
    }

    /** As on the command line. */
    @Override
    public String toString() {
        String rest = subject.isEmpty() ? (event == 1 ? "" : Integer.toString(event)) : subject;
        return stage.stageName() + (rest.isEmpty() ? "" : ":" + rest);
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("'" + text + "': " + why + "; expected STAGE, STAGE:N or STAGE:SUBJECT with"
                + " STAGE one of " + stageNames().stream().collect(Collectors.joining(", "))
                + ", such as infrastructure:aws_eks_cluster");
    }
}
