package io.drfailover.stacks.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.drfailover.evidence.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an alarm must pass, as a team may set it. */
class DecisionSettingsTest {
    @TempDir
    Path folder = Path.of("");

    /** Nothing irreversible happens to the primary, and no data is given up, that nobody has asked for. */
    @Test
    void read_sample_defaultsAreTheSafeOnes() {
        FailoverSettings failover = SettingsFile.read(ChangedSample.SAMPLE).failover();
        assertThat(failover.confirmationsRequired()).isEqualTo(2);
        assertThat(failover.vetoes()).containsExactly("database", "replica", "primary_region");
        assertThat(failover.stopsOldPrimary()).isFalse();
        assertThat(failover.autoApproveAfter()).isZero();
        assertThat(failover.maxDataLossSeconds()).isEmpty();
    }

    @Test
    void schema_vetoes_areTheSourcesOfTheFunction() throws IOException {
        JsonNode schema = new YAMLMapper().readTree(SettingsFile.class.getResourceAsStream("stacks.schema.json"));
        List<String> known = new ArrayList<>();
        schema.at("/properties/failover/properties/vetoes/items/enum").forEach(name -> known.add(name.asText()));
        assertThat(known)
                .containsExactlyElementsOf(
                        Stream.of(Source.values()).map(Source::sourceName).toList());
    }

    @Test
    void read_noTimeToLoseAndOneLook_isAllowed() throws IOException {
        FailoverSettings failover = SettingsFile.read(ChangedSample.write(
                        folder, "tags:", "failover: { holdOff: PT0S, coolDown: PT0S, maxDataLossSeconds: 0 }\ntags:"))
                .failover();
        assertThat(failover.holdOff()).isZero();
        assertThat(failover.coolDown()).isZero();
        assertThat(failover.maxDataLossSeconds()).hasValue(0);
    }

    @Test
    void read_severalMistakesOfTheDecision_areToldTogether() throws IOException {
        Path file = ChangedSample.write(
                folder,
                "tags:",
                "failover: { confirmationsRequired: 5, evidenceTimeout: PT2S, autoApproveAfter: PT2H, fencing: maybe }\ntags:");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> SettingsFile.read(file))
                .withMessageContainingAll(
                        "$.failover.confirmationsRequired",
                        "$.failover.evidenceTimeout",
                        "$.failover.autoApproveAfter",
                        "$.failover.fencing");
    }
}
