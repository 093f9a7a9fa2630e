package io.drfailover.drill.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.drfailover.contract.Stage;
import io.drfailover.contract.TimelineField;
import io.drfailover.drill.timeline.TimelineEvent;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillPointTest {
    @Property(tries = 200)
    void parse_whatItPrints_isTheSamePoint(@ForAll("points") KillPoint point) {
        assertThat(KillPoint.parse(point.toString())).isEqualTo(point);
    }

    @Property(tries = 200)
    void parse_anyText_isAPointOrSaysWhatIsExpected(@ForAll String text) {
        try {
            assertThat(KillPoint.stageNames())
                    .contains(KillPoint.parse(text).stage().stageName());
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("expected STAGE, STAGE:N or STAGE:SUBJECT");
        }
    }

    @Property(tries = 100)
    void trigger_nthEventOfTheStage_isPulledThereAndNeverAgain(
            @ForAll @IntRange(min = 1, max = 40) int n, @ForAll @IntRange(max = 60) int others) {
        KillTrigger trigger = new KillTrigger(new KillPoint(Stage.PROMOTE, n, ""));
        for (int i = 0; i < others; i++) {
            assertThat(trigger.pulledBy(event("note", "bundle", ""))).isFalse();
        }
        for (int i = 1; i <= 2 * n; i++) {
            assertThat(trigger.pulledBy(event("note", "promote", ""))).isEqualTo(i == n);
        }
        assertThat(trigger.pulled()).isTrue();
    }

    @Example
    void trigger_subject_isPulledWhenItsWaitBegins() {
        KillTrigger trigger = new KillTrigger(KillPoint.parse("infrastructure:aws_eks_cluster"));
        assertThat(trigger.pulledBy(event("note", "infrastructure", "aws_eks_cluster.cluster[0]")))
                .isFalse();
        assertThat(trigger.pulledBy(event(TimelineField.EVENT_WAIT_STARTED, "infrastructure", "aws_vpc.network")))
                .isFalse();
        assertThat(trigger.pulledBy(event(TimelineField.EVENT_WAIT_STARTED, "applications", "aws_eks_cluster.x")))
                .isFalse();
        assertThat(trigger.pulledBy(
                        event(TimelineField.EVENT_WAIT_STARTED, "infrastructure", "aws_eks_cluster.cluster[0]")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "trigger", "Promote", "promote:", "promote:0", "promote:-1", "promote:99999"})
    void parse_wrong_saysWhy(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KillPoint.parse(text))
                .withMessageStartingWith("'" + text + "': ");
    }

    @Provide
    Arbitrary<KillPoint> points() {
        Arbitrary<Stage> stages = Arbitraries.of(KillPoint.stageNames())
                .map(name -> KillPoint.parse(name).stage());
        Arbitrary<KillPoint> counted = Combinators.combine(
                        stages, Arbitraries.integers().between(1, 9_999))
                .as((stage, event) -> new KillPoint(stage, event, ""));
        Arbitrary<KillPoint> awaited = Combinators.combine(
                        stages,
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .withChars("_.[]\"0:")
                                .ofMinLength(1))
                .filter((stage, subject) -> !subject.isBlank() && !subject.matches("\\d+"))
                .as((stage, subject) -> new KillPoint(stage, 1, subject));
        return Arbitraries.oneOf(counted, awaited);
    }

    private static TimelineEvent event(String kind, String stage, String subject) {
        return new TimelineEvent(1, kind, stage, subject, 1, "");
    }
}
