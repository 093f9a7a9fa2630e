package io.drfailover.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TriggerParserPropertyTest {
    @Property
    void parse_anyText_isUnderstoodOrRefusedAndNeverCrashes(@ForAll String event) {
        assertThat(isFailover(event)).isFalse();
    }

    @Property
    void parse_jsonFromOurOwnWords_isAFailoverOnlyInTheTwoKnownWays(@ForAll("mixtures") String event) {
        boolean alarm = event.contains("\"ALARM\"") && event.contains("aws.cloudwatch");
        boolean command = event.contains("\"action\":\"failover\"") && event.contains("\"confirm\":\"replica\"");

        if (isFailover(event)) {
            assertThat(alarm || command).isTrue();
            assertThat(event).doesNotContain("\"test\"");
        }
    }

    private static boolean isFailover(String event) {
        try {
            Decision decision = Decision.of(new TriggerParser().parse(event), "replica", Instant.EPOCH);
            return decision instanceof Decision.Failover || decision instanceof Decision.Examine;
        } catch (EventException e) {
            return false;
        }
    }

    @Provide
    Arbitrary<String> mixtures() {
        Arbitrary<String> key =
                Arbitraries.of("test", "action", "confirm", "source", "alarmData", "detail", "Records", "extra");
        Arbitrary<String> value = Arbitraries.of(
                "true",
                "false",
                "null",
                "1",
                "\"failover\"",
                "\"probe\"",
                "\"replica\"",
                "\"aws.cloudwatch\"",
                "{\"alarmName\":\"a\",\"state\":{\"value\":\"ALARM\"}}",
                "{\"alarmName\":\"a\",\"state\":{\"value\":\"OK\"}}",
                "[]",
                "{}");
        return Combinators.combine(key, value)
                .as((k, v) -> "\"" + k + "\":" + v)
                .list()
                .ofMaxSize(5)
                .map(fields -> "{" + String.join(",", fields) + "}");
    }
}
