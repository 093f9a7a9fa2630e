package io.drfailover.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.MovingClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every look that there can be, judged by the rule and by a second, plainer telling of it. */
class RuleTest {
    private static final Set<Source> VETOES = Set.of(Source.DATABASE, Source.REPLICA, Source.PRIMARY_REGION);

    /** In the order of {@link Source}: {@code +} for, {@code -} against, {@code ?} unknown. */
    static Stream<Arguments> everyLookAndRequirement() {
        List<String> looks = List.of("");
        for (int i = 0; i < Source.values().length; i++) {
            looks = looks.stream()
                    .flatMap(l -> Stream.of(l + "+", l + "-", l + "?"))
                    .toList();
        }
        return looks.stream().flatMap(l -> IntStream.rangeClosed(1, 3).mapToObj(required -> Arguments.of(l, required)));
    }

    private static Look look(String signs) {
        List<Observation> observations = new ArrayList<>();
        for (Source source : Source.values()) {
            Side side =
                    switch (signs.charAt(observations.size())) {
                        case '+' -> Side.FOR;
                        case '-' -> Side.AGAINST;
                        default -> Side.UNKNOWN;
                    };
            observations.add(new Observation(source, side, "looks so"));
        }
        return new Look(MovingClock.START, observations);
    }

    /** Alarm and URL are the first two signs, the database's side the other three. */
    private static boolean expected(String signs, int required) {
        String database = signs.substring(2);
        return !signs.startsWith("-")
                && !database.contains("-")
                && database.contains("+")
                && signs.replaceAll("[^+]", "").length() >= required;
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("everyLookAndRequirement")
    void allows_everyLook_asThePlainTellingSays(String signs, int required) {
        assertThat(new Rule(required, VETOES).allows(look(signs))).isEqualTo(expected(signs, required));
    }

    @Test
    void everyLookAndRequirement_areAll() {
        assertThat(everyLookAndRequirement()).hasSize(243 * 3);
    }

    @Test
    void allows_emptyLook_never() {
        assertThat(new Rule(1, Set.of()).allows(new Look(MovingClock.START, List.of())))
                .isFalse();
    }

    @Test
    void explain_saysEveryObservationOnce() {
        assertThat(new Rule(2, VETOES).explain(look("+?-+?")))
                .isEqualTo("2 of 2 required: the alarm looks so, the replica looks so; against: the primary database"
                        + " looks so (the primary database has a veto); unknown: the primary's URL looks so, RDS in the"
                        + " primary region looks so");
    }

    @Test
    void explain_nothingOfTheDatabase_saysSo() {
        assertThat(new Rule(2, VETOES).explain(look("++???")))
                .startsWith(
                        "2 of 2 required: the alarm looks so, the primary's URL looks so (none of them says anything"
                                + " of the database); against: none; unknown: ");
    }
}
