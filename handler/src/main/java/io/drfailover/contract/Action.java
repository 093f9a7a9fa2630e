package io.drfailover.contract;

import static io.drfailover.contract.CommandField.*;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be ordered with {@code {"action": "..."}}, with the fields of each order: the one schema of commands. It is closed:
 * a field that is not named here is refused, because a misspelt one could turn a question into a failover.
 */
@SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable, which its type does not say.
public enum Action {
    EVALUATE("evaluate", "looks whether a failover would succeed; changes nothing", Set.of(), Set.of()),
    STATUS(
            "status",
            "tells where the run is, what holds it, what waits for approval; changes nothing",
            Set.of(),
            Set.of()),
    PROBE("probe", "looks at the primary and measures; changes nothing", Set.of(), Set.of()),
    FAILOVER("failover", "a failover that a person orders", Set.of(CONFIRM), Set.of(BY)),
    HOLD("hold", "no run begins or goes on until it is released", Set.of(REASON, BY), Set.of()),
    RELEASE("release", "ends the hold", Set.of(BY), Set.of()),
    APPROVE("approve", "begins the run that was proposed", Set.of(CODE, BY), Set.of()),
    ABORT("abort", "ends the run at the next safe point", Set.of(CONFIRM, REASON, BY), Set.of()),
    ACKNOWLEDGE("acknowledge", "puts an ended run away, so that another may begin", Set.of(RUN, BY), Set.of()),
    RESUME("resume", "takes up what was left lying; with run and epoch, a parked run", Set.of(), Set.of(RUN, EPOCH));

    private final String actionName;
    private final String description;
    private final Set<CommandField> required;
    private final Set<CommandField> optional;

    Action(String actionName, String description, Set<CommandField> required, Set<CommandField> optional) {
        this.actionName = actionName;
        this.description = description;
        this.required = required;
        this.optional = optional;
    }

    /** The action of that name. */
    public static Optional<Action> of(String actionName) {
        return Arrays.stream(values())
                .filter(a -> a.actionName.equals(actionName))
                .findFirst();
    }

    /** All of them, for an error or a help text. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Action::actionName).toList();
    }

    /** The value of {@code action}. */
    public String actionName() {
        return actionName;
    }

    /** One line for people: what it does. */
    public String description() {
        return description;
    }

    /** Fields that must be there, not blank. */
    public Set<CommandField> required() {
        return required;
    }

    /** Fields that may be there, beside {@code action} and {@link #required()}. */
    public Set<CommandField> optional() {
        return optional;
    }

    /** Names of all its fields, {@code action} first, the others sorted. */
    public List<String> fieldNames() {
        return Stream.concat(
                        Stream.of("action"),
                        Stream.concat(required.stream(), optional.stream())
                                .map(CommandField::fieldName)
                                .sorted())
                .collect(Collectors.toList());
    }
}
