package io.drfailover.evidence;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges one look: enough observations confirm it, one of them on the database's side, and nobody who may veto speaks
 * against. The alarm and the URL alone are never enough: they also fail when only the application does. An alarm that is
 * over always stops it: if the trouble comes back, so does the alarm.
 *
 * @param required so many must confirm
 * @param vetoes who may stop it alone
 */
public record Rule(int required, Set<Source> vetoes) {
    public Rule {
        vetoes = Set.copyOf(vetoes);
    }

    public static Rule of(DecisionPolicy policy) {
        return new Rule(policy.confirmationsRequired(), policy.vetoes());
    }

    /** Whether the look allows a run. */
    public boolean allows(Look look) {
        List<Observation> confirming = on(look, Side.FOR);
        return confirming.size() >= required
                && confirming.stream().anyMatch(o -> o.source().isOfDatabase())
                && vetoing(look).isEmpty();
    }

    /**
     * Whether it is settled that there is no reason: the alarm itself is over, or the database takes connections now. A veto
     * of those that tell of minutes ago stops this look; whether it lasts the next one tells. An alarm rings once, and a
     * disaster that is a minute old must not be dismissed for good by what RDS saw before it.
     */
    public boolean rejects(Look look) {
        return vetoing(look).stream().anyMatch(o -> o.source().isOfNow());
    }

    /**
     * Whose veto nobody has taken back: a source that falls silent, or refuses to be asked, has not said the contrary.
     *
     * @param looks the latest last
     */
    public Set<Source> standingVetoes(List<Look> looks) {
        Set<Source> standing = EnumSet.noneOf(Source.class);
        for (Look look : looks) {
            on(look, Side.FOR).forEach(o -> standing.remove(o.source()));
            vetoing(look).forEach(o -> standing.add(o.source()));
        }
        return standing;
    }

    /** The rule and every observation, in words. */
    public String explain(Look look) {
        List<Observation> confirming = on(look, Side.FOR);
        var text = new StringBuilder()
                .append(confirming.size())
                .append(" of ")
                .append(required)
                .append(" required: ")
                .append(words(confirming));
        if (!confirming.isEmpty()
                && confirming.stream().noneMatch(o -> o.source().isOfDatabase())) {
            text.append(" (none of them says anything of the database)");
        }
        text.append("; against: ").append(words(on(look, Side.AGAINST)));
        if (!vetoing(look).isEmpty()) {
            text.append(" (")
                    .append(names(vetoing(look)))
                    .append(vetoing(look).size() == 1 ? " has a veto)" : " have a veto)");
        }
        return text.append("; unknown: ").append(words(on(look, Side.UNKNOWN))).toString();
    }

    private List<Observation> vetoing(Look look) {
        return on(look, Side.AGAINST).stream()
                .filter(o -> o.source() == Source.ALARM || vetoes.contains(o.source()))
                .toList();
    }

    private static List<Observation> on(Look look, Side side) {
        return look.observations().stream().filter(o -> o.side() == side).toList();
    }

    private static String words(List<Observation> observations) {
        return observations.isEmpty()
                ? "none"
                : observations.stream()
                        .map(o -> o.source().words() + " " + o.seen())
                        .collect(Collectors.joining(", "));
    }

    private static String names(List<Observation> observations) {
        return observations.stream().map(o -> o.source().words()).collect(Collectors.joining(" and "));
    }
}
