package io.drfailover.drill.aws;

import java.util.List;

/** SNS's topics, as a subscriber of all of them would see them. E-mail subscriptions send nothing. */
public final class EmulatedTopics {
    private final EmulatorControl control;

    EmulatedTopics(EmulatorControl control) {
        this.control = control;
    }

    /** Returns what was published to a topic, in order; empty for a topic that does not exist. */
    public List<TopicMessage> published(String topicArn) {
        return control.list("/drill/messages?topic=" + EmulatorControl.encode(topicArn), TopicMessage::of);
    }
}
