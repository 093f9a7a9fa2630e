package io.drfailover.console.function;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.Action;
import io.drfailover.contract.CommandField;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * A command to the function.
 *
 * @param action what it shall do
 * @param fields what goes with it
 */
public record Order(Action action, Map<CommandField, String> fields) {
    private static final Set<Action> QUESTIONS = EnumSet.of(Action.EVALUATE, Action.STATUS, Action.PROBE);

    public Order {
        fields = Map.copyOf(fields);
    }

    /** Without fields. */
    public static Order of(Action action) {
        return new Order(action, Map.of());
    }

    /** The same with one more field. */
    public Order with(CommandField field, String value) {
        Map<CommandField, String> more = new EnumMap<>(CommandField.class);
        more.putAll(fields);
        more.put(field, value);
        return new Order(action, more);
    }

    /** Whether it changes nothing, so that it may be sent again. */
    public boolean isQuestion() {
        return QUESTIONS.contains(action);
    }

    /** The event. */
    public String json() {
        var event = new JsonMapper().createObjectNode().put("action", action.actionName());
        fields.keySet().stream().sorted().forEach(field -> event.put(field.fieldName(), fields.get(field)));
        return event.toString();
    }
}
