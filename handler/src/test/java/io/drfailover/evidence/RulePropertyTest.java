package io.drfailover.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.MovingClock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of the rule that hold whatever it is set to. */
class RulePropertyTest {
    private static Look look(Map<Source, Side> sides) {
        return new Look(
                MovingClock.START,
                Arrays.stream(Source.values())
                        .filter(sides::containsKey)
                        .map(s -> new Observation(s, sides.get(s), "looks so"))
                        .toList());
    }

    private static Map<Source, Side> with(Map<Source, Side> sides, Source source, Side side) {
        Map<Source, Side> changed = new EnumMap<>(Source.class);
        changed.putAll(sides);
        changed.put(source, side);
        return changed;
    }

    private static long count(Map<Source, Side> sides, Side side) {
        return sides.values().stream().filter(s -> s == side).count();
    }

    @Property
    void allows_fewerThanRequired_never(
            @ForAll @Size(max = 5) Map<Source, Side> sides,
            @ForAll @IntRange(min = 1, max = 6) int required,
            @ForAll Set<Source> vetoes) {
        if (count(sides, Side.FOR) < required) {
            assertThat(new Rule(required, vetoes).allows(look(sides))).isFalse();
        }
    }

    @Property
    void allows_veto_never(
            @ForAll @Size(max = 5) Map<Source, Side> sides,
            @ForAll @IntRange(min = 1, max = 5) int required,
            @ForAll Source vetoing) {
        assertThat(new Rule(required, Set.of(vetoing)).allows(look(with(sides, vetoing, Side.AGAINST))))
                .isFalse();
    }

    /** What RDS saw a minute ago stops a look; only who speaks of now ends the looking. */
    @Property
    void rejects_vetoOfNow_always(
            @ForAll @Size(max = 5) Map<Source, Side> sides,
            @ForAll @IntRange(min = 1, max = 5) int required,
            @ForAll Source vetoing) {
        sides.remove(Source.ALARM);
        sides.remove(Source.DATABASE);

        assertThat(new Rule(required, Set.of(vetoing)).rejects(look(with(sides, vetoing, Side.AGAINST))))
                .isEqualTo(vetoing != Source.REPLICA && vetoing != Source.PRIMARY_REGION);
    }

    @Property
    void rejects_whatIsAllowed_never(
            @ForAll @Size(max = 5) Map<Source, Side> sides,
            @ForAll @IntRange(min = 1, max = 5) int required,
            @ForAll Set<Source> vetoes) {
        var rule = new Rule(required, vetoes);

        assertThat(rule.allows(look(sides)) && rule.rejects(look(sides))).isFalse();
    }

    /** It will ring again. */
    @Property
    void allows_alarmThatIsOver_never(
            @ForAll @Size(max = 5) Map<Source, Side> sides, @ForAll @IntRange(min = 1, max = 5) int required) {
        assertThat(new Rule(required, Set.of()).allows(look(with(sides, Source.ALARM, Side.AGAINST))))
                .isFalse();
    }

    @Property
    void allows_nothingOfTheDatabase_never(
            @ForAll @Size(max = 5) Map<Source, Side> sides, @ForAll @IntRange(min = 1, max = 5) int required) {
        Map<Source, Side> quiet = new EnumMap<>(Source.class);
        sides.forEach(
                (source, side) -> quiet.put(source, source.isOfDatabase() && side == Side.FOR ? Side.UNKNOWN : side));

        assertThat(new Rule(required, Set.of()).allows(look(quiet))).isFalse();
    }

    @Property
    void allows_oneMoreAgainst_neverTurnsNoIntoYes(
            @ForAll @Size(max = 5) Map<Source, Side> sides,
            @ForAll Source source,
            @ForAll @IntRange(min = 1, max = 5) int required,
            @ForAll Set<Source> vetoes) {
        var rule = new Rule(required, vetoes);

        if (!rule.allows(look(sides))) {
            assertThat(rule.allows(look(with(sides, source, Side.AGAINST)))).isFalse();
        }
    }

    @Property
    void allows_oneMoreFor_neverTurnsYesIntoNo(
            @ForAll @Size(max = 5) Map<Source, Side> sides,
            @ForAll Source source,
            @ForAll @IntRange(min = 1, max = 5) int required,
            @ForAll Set<Source> vetoes) {
        var rule = new Rule(required, vetoes);

        if (rule.allows(look(sides))) {
            assertThat(rule.allows(look(with(sides, source, Side.FOR)))).isTrue();
        }
    }

    @Property
    void allows_unknown_isAsIfNobodyHadLooked(
            @ForAll @Size(max = 5) Map<Source, Side> sides,
            @ForAll Source source,
            @ForAll @IntRange(min = 1, max = 5) int required,
            @ForAll Set<Source> vetoes) {
        var rule = new Rule(required, vetoes);
        Map<Source, Side> without = new EnumMap<>(Source.class);
        without.putAll(sides);
        without.remove(source);

        assertThat(rule.allows(look(with(sides, source, Side.UNKNOWN)))).isEqualTo(rule.allows(look(without)));
        assertThat(rule.rejects(look(with(sides, source, Side.UNKNOWN)))).isEqualTo(rule.rejects(look(without)));
    }
}
