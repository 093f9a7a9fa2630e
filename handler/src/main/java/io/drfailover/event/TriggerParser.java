package io.drfailover.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the event of an invocation. Shapes are those of the CloudWatch User Guide ("Invoke a Lambda function from an
 * alarm", "Alarm events and EventBridge") and of the SNS message of an alarm.
 */
public final class TriggerParser {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Parses an event.
     *
     * @throws EventException if it is not one of the known shapes
     */
    public Trigger parse(String event) {
        JsonNode root = json(event, "the event");
        if (!root.isObject()) {
            throw new EventException("the event is not a JSON object");
        }
        if (root.has("test")) {
            return test(root);
        }
        if (root.has("action")) {
            return CommandParser.parse(root);
        }
        if (root.has("Records")) {
            return sns(root.path("Records"));
        }
        if (root.has("alarmData")) {
            requireCloudWatch(root);
            return alarm(root.path("alarmData"), root.path("alarmArn"), "direct");
        }
        if (root.has("detail")) {
            requireCloudWatch(root);
            if (!text(root, "detail-type").equals("CloudWatch Alarm State Change")) {
                // A change of an alarm's configuration carries its state as well, and is no alarm.
                throw new EventException("the event is a \"" + text(root, "detail-type") + "\", not a state change");
            }
            return alarm(root.path("detail"), root.path("resources").path(0), "eventbridge");
        }
        throw new EventException("the event is not understood, its fields are " + fields(root));
    }

    private static Trigger test(JsonNode root) {
        if (root.size() != 1
                || !root.path("test").isBoolean()
                || !root.path("test").booleanValue()) {
            throw new EventException("\"test\" must be true, and nothing beside it; the fields are " + fields(root));
        }
        return new Trigger.Evaluation();
    }

    private static Trigger sns(JsonNode records) {
        if (!records.isArray() || records.size() != 1) {
            throw new EventException("an SNS event carries exactly one record, this one " + records.size());
        }
        JsonNode message = records.get(0).path("Sns").path("Message");
        if (!message.isTextual()) {
            throw new EventException("Records[0].Sns.Message is missing");
        }
        JsonNode alarm = json(message.textValue(), "the SNS message");
        return new Trigger.Alarm(
                text(alarm, "AlarmName"),
                alarm.path("AlarmArn").asText(""),
                state(text(alarm, "NewStateValue")),
                alarm.path("NewStateReason").asText(""),
                "sns",
                AlarmTime.read(alarm.path("StateChangeTime")));
    }

    private static Trigger alarm(JsonNode data, JsonNode arn, String path) {
        JsonNode state = data.path("state");
        return new Trigger.Alarm(
                text(data, "alarmName"),
                arn.asText(""),
                state(text(state, "value")),
                state.path("reason").asText(""),
                path,
                AlarmTime.read(state.path("timestamp")));
    }

    private static void requireCloudWatch(JsonNode root) {
        if (!root.path("source").asText().equals("aws.cloudwatch")) {
            throw new EventException("\"source\" must be \"aws.cloudwatch\"");
        }
    }

    private static AlarmState state(String value) {
        return Arrays.stream(AlarmState.values())
                .filter(s -> s.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new EventException("the alarm's state \"" + value + "\" is unknown"));
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new EventException("the field \"" + field + "\" is missing or not a text");
        }
        return value.textValue();
    }

    private static JsonNode json(String text, String what) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node == null) {
                throw new EventException(what + " is empty");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new EventException(what + " is not JSON (" + e.getOriginalMessage() + ")", EventException.known(), e);
        }
    }

    private static String fields(JsonNode root) {
        List<String> names = new ArrayList<>();
        root.fieldNames().forEachRemaining(names::add);
        return names.toString();
    }
}
