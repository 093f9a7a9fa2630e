package io.drfailover.stacks.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final Path SAMPLE = Path.of("src/test/resources/settings/sample.yaml");

    @TempDir
    Path folder = Path.of("");

    @Nested
    class Valid {
        @Test
        void read_sample_hasEverySetting() {
            StackSettings settings = SettingsFile.read(SAMPLE);
            assertThat(settings.region()).isEqualTo("eu-west-1");
            assertThat(settings.network().zoneCount()).isGreaterThanOrEqualTo(2);
            assertThat(settings.nodes().full().desired())
                    .isGreaterThan(settings.nodes().warm().desired());
            assertThat(settings.application().certificate()).isEmpty();
        }

        @Test
        void read_shippedFile_isValid() {
            assertThatCode(() -> SettingsFile.read(Path.of("stacks.yaml"))).doesNotThrowAnyException();
        }

        @Test
        void locate_environmentAndNothing_environmentWins() {
            assertThat(SettingsFile.locate(Map.of("DR_SETTINGS", "/own.yaml"))).isEqualTo(Path.of("/own.yaml"));
            assertThat(SettingsFile.locate(Map.of())).isEqualTo(Path.of("stacks/stacks.yaml"));
        }
    }

    @Nested
    class Invalid {
        @Test
        void read_missingFile_saysHowToNameOne() {
            assertMistake(folder.resolve("none.yaml"), "none.yaml", "-Ddr.settings=FILE", "DR_SETTINGS=FILE");
        }

        @Test
        void read_severalMistakes_namesAll() throws IOException {
            Path file = changed("nodePort: 30080", "nodePort: 80", "natPerZone: false", "natPerZone: maybe");
            assertMistake(file, "$.application.nodePort", "$.network.natPerZone");
        }

        @Test
        void read_unknownKey_namesIt() throws IOException {
            assertMistake(changed("volumeGib:", "volumeGb:"), "volumeGb", "volumeGib");
        }

        @Test
        void read_notYaml_saysSo() throws IOException {
            assertMistake(changed("region: eu-west-1", "region: [eu-west-1"), "not YAML");
        }

        @Test
        void read_moreNodesWantedThanAllowed_saysTheOrder() throws IOException {
            assertMistake(changed("desired: 3, max: 6", "desired: 7, max: 6"), "min <= desired <= max");
        }

        @Test
        void read_networkTooSmall_saysWhichPrefixes() throws IOException {
            assertMistake(changed("10.90.0.0/16", "10.90.0.0/24"), "network.cidr", "/16 to /20");
        }

        @Test
        void read_zoneOfAnotherRegion_namesIt() throws IOException {
            assertMistake(
                    changed("zoneCount: 2", "zoneCount: 2\n  zones: [us-east-1a, us-east-1b]"),
                    "us-east-1a",
                    "eu-west-1");
        }

        @Test
        void read_zonesAndCountDiffer_saysBoth() throws IOException {
            assertMistake(
                    changed("zoneCount: 2", "zoneCount: 3\n  zones: [eu-west-1a, eu-west-1b]"), "2 zones", "is 3");
        }

        @Test
        void read_reservedTag_isRefused() throws IOException {
            assertMistake(changed("owner: platform-team", "owner: platform-team\n  dr-role: standby"), "dr-role");
        }
    }

    private Path changed(String... replacements) throws IOException {
        String text = Files.readString(SAMPLE);
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return Files.writeString(folder.resolve("changed.yaml"), text);
    }

    private static void assertMistake(Path file, String... parts) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> SettingsFile.read(file))
                .withMessageContainingAll(parts);
    }
}
