package io.drfailover.drill.check;

import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.drill.aws.TopicMessage;
import java.io.IOException;
import java.util.List;

/**
 * The run's own notices reached the topic: its begin, and its end with what a person must do now.
 *
 * @param ending what the subject of the last notice contains
 * @param remedy what its text contains
 */
public record PeopleTold(String ending, String remedy) implements Check {
    private static final String BEGIN = "has begun";

    /** After a success. */
    static PeopleTold ofSuccess() {
        return new PeopleTold("has succeeded", "What to do");
    }

    @Override
    public String statement() {
        return "people were told of the run's begin and of its end: \"" + ending + "\"";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException {
        String run = RunLedgerRecord.read(evidence.rig().world()).runId();
        List<TopicMessage> notices = of(evidence, run);
        List<String> subjects = notices.stream().map(TopicMessage::subject).toList();
        CheckFailure.unless(
                subjects.stream().filter(subject -> subject.contains(BEGIN)).count() == 1,
                "of the begin they were not told exactly once: " + subjects);
        TopicMessage last = notices.get(notices.size() - 1);
        CheckFailure.unless(last.subject().contains(ending), "the last notice says: " + last.subject());
        CheckFailure.unless(last.message().contains(remedy), "it does not say \"" + remedy + "\": " + last.message());
        return String.join("; ", subjects);
    }

    /** The notices that people got of a run, in order. */
    static List<TopicMessage> of(Evidence evidence, String run) throws CheckFailure {
        String topic = evidence.rig().settings().environment().get(EnvironmentVariable.NOTIFICATION_TOPIC_ARN.name());
        CheckFailure.unless(topic != null && !topic.isEmpty(), "the function has no topic to tell");
        return evidence.rig().aws().topics().published(String.valueOf(topic)).stream()
                .filter(message -> message.message().contains(run))
                .filter(message -> !message.message().startsWith("{")) // Lambda's own records of given up events.
                .toList();
    }
}
