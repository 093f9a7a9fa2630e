package io.drfailover.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.drill.aws.Python;
import io.drfailover.drill.breakage.Breakage;
import io.drfailover.drill.check.Checks;
import io.drfailover.drill.check.Evidence;
import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.question.Asked;
import io.drfailover.drill.question.FalseAlarm;
import io.drfailover.drill.question.Questions;
import io.drfailover.drill.report.DrillReport;
import io.drfailover.drill.report.DrillReport.Outcome;
import io.drfailover.drill.run.PlayedRun;
import io.drfailover.drill.timeline.Interval;
import io.drfailover.drill.world.Artifacts;
import io.drfailover.drill.world.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Nothing is wrong, and the alarm rings all the same; then come alarms that do not ring, questions and nonsense. */
final class FalseAlarmScene implements Scene {
    private static final List<String> NO_ALARMS = List.of("OK", "INSUFFICIENT_DATA");

    /** None of them may be taken for an order. */
    private static final List<String> MALFORMED = List.of(
            "{}",
            "[]",
            "\"failover\"",
            "{\"test\": \"yes\"}",
            "{\"action\": \"failovr\", \"confirm\": \"konecta-erp-dev-replica\"}",
            "{\"action\": \"failover\"}",
            "{\"action\": \"failover\", \"confirm\": \"another-replica\"}",
            "{\"action\": \"evaluate\", \"then\": \"failover\"}",
            "{\"source\": \"aws.cloudwatch\", \"alarmData\": {\"state\": {\"value\": \"alarm\"}}}",
            "{\"Records\": [{\"Sns\": {\"Message\": \"ALARM\"}}]}");

    private static final List<String> QUESTIONS = List.of("{\"action\": \"status\"}", "{\"action\": \"probe\"}");

    private final Steps steps;
    private final SeededSite site;
    private @Nullable FalseAlarm played;

    FalseAlarmScene(DrillOptions options, Steps steps) {
        this.steps = steps;
        this.site = new SeededSite(options, steps);
    }

    @Override
    public Rig set(Python python, Scenario scenario, Artifacts artifacts, Scratch scratch)
            throws IOException, InterruptedException {
        return site.set(python, scenario, artifacts, scratch, Breakage.none());
    }

    @Override
    public Evidence play(Rig rig) throws IOException, InterruptedException {
        Questions questions = new Questions(rig);
        long before = rig.lastRequest();
        steps.next("the primary is well, and the alarm rings");
        Asked alarm = shown(questions.told("an alarm while the primary is well", rig::ringAlarm));
        int primaryAnswers = site.primary().answers();
        steps.next("alarms that do not ring, questions, malformed events");
        List<Asked> noAlarms = new ArrayList<>();
        for (String state : NO_ALARMS) {
            noAlarms.add(shown(questions.ask(
                    "an alarm in state " + state, inState(alarm.invocation().event(), state))));
        }
        List<Asked> malformed = askAll(questions, MALFORMED);
        List<Asked> answered = askAll(questions, QUESTIONS);
        Asked evaluation = shown(questions.ask(Questions.EVALUATE, Questions.EVALUATE));
        played = new FalseAlarm(alarm, noAlarms, malformed, answered, evaluation, primaryAnswers);
        return new Evidence(rig, PlayedRun.of(alarm.invocation()), before);
    }

    @Override
    public Checks checks(Evidence evidence) {
        return Checks.ofFalseAlarm(seen());
    }

    @Override
    public DrillReport report(ReportBuilder builder, Evidence evidence) throws IOException {
        Asked alarm = seen().alarm();
        Interval frame = Interval.between(
                alarm.invocation().startedAt().toEpochMilli(),
                alarm.invocation().endedAt().toEpochMilli());
        return builder.ofPeace(Outcome.STOOD_DOWN, alarm, frame);
    }

    private List<Asked> askAll(Questions questions, List<String> events) throws IOException, InterruptedException {
        List<Asked> asked = new ArrayList<>();
        for (String event : events) {
            asked.add(shown(questions.ask(event, event)));
        }
        return asked;
    }

    private Asked shown(Asked asked) {
        String payload = asked.invocation().result().message().replaceAll("\\s+", " ");
        steps.say("%-9s %s".formatted(asked.invocation().result().answered() ? "answered" : "refused", asked.what()));
        steps.say(steps.screen()
                .ink()
                .faint("          " + asked.answer().at("/body/message").asText(payload)));
        return asked;
    }

    private static String inState(String event, String state) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode root = (ObjectNode) json.readTree(event);
        ((ObjectNode) root.at("/alarmData/state")).put("value", state);
        return json.writeValueAsString(root);
    }

    private FalseAlarm seen() {
        return Objects.requireNonNull(played, "the play comes before the checks");
    }
}
