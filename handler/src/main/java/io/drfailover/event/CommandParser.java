package io.drfailover.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.contract.Action;
import io.drfailover.contract.CommandField;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code {"action": "..."}} by the schema that {@link Action} is. */
final class CommandParser {
    private CommandParser() {}

    /**
     * Reads a command.
     *
     * @throws EventException naming what is unknown, missing or malformed, and what is known
     */
    static Trigger parse(JsonNode root) {
        JsonNode name = root.path("action");
        Action action = Action.of(name.isTextual() ? name.textValue() : "")
                .orElseThrow(() -> new EventException(
                        "the action " + name + " is unknown, known are " + String.join(", ", Action.names())));
        requireKnownFields(root, action);
        requireFields(root, action);
        return switch (action) {
            case EVALUATE -> new Trigger.Evaluation();
            case STATUS -> new Control.Status();
            case PROBE -> new Trigger.Probe();
            case FAILOVER ->
                new Trigger.FailoverCommand(
                        text(root, CommandField.CONFIRM),
                        root.has(CommandField.BY.fieldName()) ? text(root, CommandField.BY) : "");
            case HOLD -> new Control.SetHold(text(root, CommandField.REASON), text(root, CommandField.BY));
            case RELEASE -> new Control.Release(text(root, CommandField.BY));
            case APPROVE -> new Control.Approve(text(root, CommandField.CODE), text(root, CommandField.BY));
            case ABORT ->
                new Control.Abort(
                        text(root, CommandField.CONFIRM), text(root, CommandField.REASON), text(root, CommandField.BY));
            case ACKNOWLEDGE -> new Control.Acknowledge(text(root, CommandField.RUN), text(root, CommandField.BY));
            case RESUME -> resume(root);
        };
    }

    private static Trigger resume(JsonNode root) {
        if (!root.has(CommandField.RUN.fieldName()) && !root.has(CommandField.EPOCH.fieldName())) {
            return new Trigger.Watchdog();
        }
        JsonNode epoch = root.path(CommandField.EPOCH.fieldName());
        if (!epoch.isIntegralNumber() || !epoch.canConvertToInt() || epoch.intValue() < 1) {
            throw new EventException("\"epoch\" must be a whole number above zero, beside \"run\"");
        }
        return new Trigger.Continuation(text(root, CommandField.RUN), epoch.intValue());
    }

    private static void requireKnownFields(JsonNode root, Action action) {
        List<String> unknown = new ArrayList<>();
        root.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(action.fieldNames());
        if (!unknown.isEmpty()) {
            throw new EventException("unknown fields " + unknown + ", known are " + action.fieldNames());
        }
    }

    private static void requireFields(JsonNode root, Action action) {
        List<String> missing = action.required().stream()
                .filter(f -> !root.has(f.fieldName()))
                .map(f -> "\"" + f.fieldName() + "\" (" + f.description() + ")")
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new EventException("\"" + action.actionName() + "\" needs " + String.join(", ", missing));
        }
    }

    private static String text(JsonNode root, CommandField field) {
        JsonNode value = root.path(field.fieldName());
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > CommandField.LONGEST) {
            throw new EventException("the field \"" + field.fieldName() + "\" must be a text of 1 to "
                    + CommandField.LONGEST + " characters: " + field.description());
        }
        return value.textValue().strip();
    }
}
