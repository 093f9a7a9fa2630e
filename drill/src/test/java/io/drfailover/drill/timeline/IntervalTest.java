package io.drfailover.drill.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void covered_overlappingWaits_countsSharedTimeOnce() {
        List<Interval> waits = List.of(new Interval(0, 10), new Interval(5, 20), new Interval(30, 40));
        assertThat(Interval.covered(waits, new Interval(0, 100))).isEqualTo(30);
        assertThat(Interval.covered(waits, new Interval(8, 35))).isEqualTo(17);
    }

    @Test
    void constructor_endsBeforeItStarts_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 1));
    }

    @Property
    void covered_anyIntervals_isTheNumberOfPointsInAny(@ForAll("intervals") List<Interval> intervals) {
        Interval frame = new Interval(10, 60);
        long points = LongStream.range(frame.from(), frame.to())
                .filter(point -> intervals.stream().anyMatch(each -> each.from() <= point && point < each.to()))
                .count();
        assertThat(Interval.covered(intervals, frame)).isEqualTo(points);
    }

    @Property
    void union_anyIntervals_isDisjointAndSorted(@ForAll("intervals") List<Interval> intervals) {
        List<Interval> union = Interval.union(intervals);
        for (int i = 1; i < union.size(); i++) {
            assertThat(union.get(i).from()).isGreaterThan(union.get(i - 1).to());
        }
    }

    @Provide
    Arbitrary<List<Interval>> intervals() {
        Arbitrary<Long> point = Arbitraries.longs().between(0, 80);
        return Combinators.combine(point, point)
                .as((a, b) -> new Interval(Math.min(a, b), Math.max(a, b)))
                .list()
                .ofMaxSize(8);
    }
}
