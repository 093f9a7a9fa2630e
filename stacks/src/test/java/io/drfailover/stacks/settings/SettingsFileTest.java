package io.drfailover.stacks.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
    private static final Path SAMPLE = ChangedSample.SAMPLE;
    /** The commented example. */
    private static final Path SHIPPED = Path.of("stacks.yaml");

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
            assertThat(settings.detection().armed()).isTrue();
        }

        @Test
        void read_shippedFileWithoutWhatMayBeLeftOut_isTheSame() throws IOException {
            YAMLMapper yaml = new YAMLMapper();
            ObjectNode shipped = (ObjectNode) yaml.readTree(Files.readString(SHIPPED));
            JsonNode schema = yaml.readTree(SettingsFile.class.getResourceAsStream("stacks.schema.json"));
            int before = leaves(shipped);
            dropOptional(shipped, schema);
            Path minimal = Files.writeString(folder.resolve("short.yaml"), yaml.writeValueAsString(shipped));
            assertThat(SettingsFile.read(minimal)).isEqualTo(SettingsFile.read(SHIPPED));
            assertThat(leaves(shipped)).isLessThan(before - 30);
        }

        @Test
        void schema_everySetting_isInTheShippedFile() throws IOException {
            String shipped = Files.readString(SHIPPED);
            JsonNode schema = new YAMLMapper().readTree(SettingsFile.class.getResourceAsStream("stacks.schema.json"));
            List<String> names = new ArrayList<>();
            collectNames(schema, names);
            assertThat(names).hasSizeGreaterThan(50).allSatisfy(name -> assertThat(shipped)
                    .containsPattern("\\b" + name + ":"));
        }

        @Test
        void read_clusterWithoutName_isNamedAfterTheSettings() throws IOException {
            Path file = changed("name: konecta-erp-dev", "name: shop");
            assertThat(SettingsFile.read(file).cluster().name()).isEqualTo("shop-dr");
        }

        @Test
        void read_variant_hasWhatMayBeSaid() {
            StackSettings settings = SettingsFile.read(Path.of("src/test/resources/settings/https-three-zones.yaml"));
            assertThat(settings.primary().database().host()).contains("database.konecta.example");
            assertThat(settings.replica().secretId()).contains("konecta-erp-dev/database");
            assertThat(settings.cluster().administrators()).hasSize(1);
            assertThat(settings.detection().armed()).isFalse();
            assertThat(settings.detection().httpTimeout()).isEqualTo(Duration.ofSeconds(5));
            assertThat(settings.capacityProfile().profileName()).isEqualTo("cold");
            assertThat(settings.provider().ignoreTags())
                    .isEqualTo(new IgnoredTags(List.of("CreatedBy"), List.of("audit:")));
            assertThat(settings.failover().vetoes()).isEmpty();
            assertThat(settings.failover().maxDataLossSeconds()).hasValue(600);
            assertThat(settings.failover().stopsOldPrimary()).isTrue();
            assertThat(settings.function().readinessInterval()).isEqualTo(Duration.ofDays(1));
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
        void read_primaryInTheSameRegion_saysWhyNot() throws IOException {
            assertMistake(changed("region: us-east-1", "region: eu-west-1"), "$.region", "cannot recover itself");
        }

        @ParameterizedTest
        @CsvSource({
            "10.90.0.0/16, 10.90.128.0/20",
            "10.90.16.0/20, 10.0.0.0/8",
            "10.90.0.0/16, 10.90.0.0/16",
        })
        void read_overlappingNetworks_namesBoth(String ours, String theirs) throws IOException {
            assertMistake(
                    changed("10.90.0.0/16", ours, "10.81.0.0/16", theirs), "$.network.cidr", ours, theirs, "peered");
        }

        @ParameterizedTest
        @CsvSource({
            "10.81.0.0/33, no prefix above 32",
            "10.81.256.0/24, no number is above 255",
            "10.81.1.0/16, begins at 10.81.0.0/16",
            "10.81.0.0, write it as in 10.90.0.0/16",
        })
        void read_wrongRange_saysWhatIsRight(String range, String remedy) throws IOException {
            assertMistake(changed("10.81.0.0/16", range), "$.replica.vpcCidrs", remedy);
        }

        @Test
        void read_sameBuckets_saysWhy() throws IOException {
            assertMistake(changed("dr-failover-state-eu", "dr-failover-eu"), "$.stateBucket", "same as bucket");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "detection: { datapoints: 6 } | $.detection.datapoints | datapoints <= periods",
                    "detection: { replicaLagSeconds: 300 } | $.detection.replicaLagSeconds | five minutes of lag while the source is merely idle",
                    "detection: { armed: maybe } | $.detection.armed | boolean",
                    "detection: { httpTimeout: 5s } | $.detection.httpTimeout | ISO-8601",
                    "detection: { httpTimeout: PT50S } | $.detection.httpTimeout | every minute",
                    "failover: { releaseTimeout: PT0S } | $.failover.releaseTimeout | longer than nothing",
                    "failover: { leaseDuration: PT10S } | $.failover.leaseDuration | PT20S to PT5M",
                    "failover: { leaseDuration: PT15M } | $.failover.leaseDuration | nobody works for so long",
                    "failover: { runTimeLimit: PT20M } | $.failover.runTimeLimit | less than PT30M",
                    "failover: { runTimeLimit: PT40M, promotionTimeout: PT45M } | $.failover.runTimeLimit | promotionTimeout PT45M",
                    "failover: { maxInvocations: 2 } | $.failover.maxInvocations | 5 or more",
                    "failover: { order: parallel } | $.failover.order | overlapped",
                    "failover: { confirmationsRequired: 0 } | $.failover.confirmationsRequired | minimum",
                    "failover: { confirmationsRequired: 6 } | $.failover.confirmationsRequired | five sources",
                    "failover: { confirmationsRequired: 5 } | $.failover.confirmationsRequired | four sources of evidence",
                    "failover: { vetoes: [primary] } | $.failover.vetoes[0] | primary_region",
                    "failover: { vetoes: database } | $.failover.vetoes | array",
                    "failover: { evidenceTimeout: PT0S } | $.failover.evidenceTimeout | longer than nothing",
                    "failover: { evidenceTimeout: PT5S } | $.failover.evidenceTimeout | detection.httpTimeout PT5S",
                    "failover: { evidenceTimeout: PT4S } | $.failover.evidenceTimeout | the primary region's PT5S",
                    "failover: { holdOff: PT9M45S } | $.failover.holdOff | more than PT10M",
                    "failover: { holdOff: 60s } | $.failover.holdOff | ISO-8601",
                    "failover: { approval: manual } | $.failover.approval | required",
                    "failover: { approvalExpiry: PT0S } | $.failover.approvalExpiry | longer than nothing",
                    "failover: { autoApproveAfter: PT10M } | $.failover.autoApproveAfter | approval: required",
                    "failover: { approval: required, autoApproveAfter: PT1H } | $.failover.autoApproveAfter | approvalExpiry PT1H",
                    "failover: { maxDataLossSeconds: -1 } | $.failover.maxDataLossSeconds | minimum",
                    "failover: { fencing: shutdown } | $.failover.fencing | stop",
                    "function: { readinessSchedule: 'cron(0 6 * * ? *)' } | $.function.readinessSchedule | must be a rate",
                    "function: { readinessSchedule: rate(5 minutes) } | $.function.readinessSchedule | 15 minutes to 3 days",
                    "function: { readinessSchedule: rate(4 days) } | $.function.readinessSchedule | looks back a week",
                    "function: { memoryMegabytes: 1024 } | $.function.memoryMegabytes | 3008 or more",
                    "function: { reservedConcurrency: 4 } | $.function.reservedConcurrency | 5 or more",
                    "function: { ephemeralStorageMegabytes: 512 } | $.function.ephemeralStorageMegabytes | 4096 or more",
                    "function: { readinessSchedule: hourly } | $.function.readinessSchedule | rate(6 hours)",
                    "notifications: { emails: [nobody] } | $.notifications.emails[0] | no e-mail address",
                    "serviceLinkedRoles: [rds.amazonaws.com] | $.serviceLinkedRoles[0] | eks-nodegroup.amazonaws.com",
                    "capacityProfile: full | $.capacityProfile | pilot-light",
                    "provider: { ignoreTags: { keys: [''] } } | $.provider.ignoreTags.keys[0] | 1 to 128 characters",
                    "provider: { ignoreTags: { keys: [owner] } } | $.provider.ignoreTags.keys | the stacks set owner themselves",
                    "provider: { ignoreTags: { keyPrefixes: [dr-] } } | $.provider.ignoreTags.keyPrefixes | covers dr-role",
                    "provider: { ignoreTags: { keyPrefixes: [kubernetes.io/] } } | $.provider.ignoreTags.keyPrefixes | kubernetes.io/role/elb",
                })
        void read_optionalSettingWrong_saysWhereAndWhat(String line, String path, String remedy) throws IOException {
            Path file = changed("tags:", line + "\ntags:");
            assertMistake(file, path, remedy);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "https://erp.konecta.example/ | ftp://erp.konecta.example/ | $.primary.url",
                    "app/konecta-erp-dev/50dc6c495c0c9188 | konecta-erp-dev | $.primary.loadBalancer.name",
                    "id: konecta-erp-dev-replica | id: konecta_erp | $.replica.id",
                    "name: konecta-erp-dev | name: Konecta | $.name",
                })
        void read_requiredSettingWrong_saysWhere(String right, String wrong, String path) throws IOException {
            assertMistake(changed(right, wrong), path);
        }

        @Test
        void read_mistakesOfFormAndOfFit_areToldTogether() throws IOException {
            Path file = changed("region: us-east-1", "region: eu-west-1", "nodePort: 30080", "nodePort: 80");
            assertMistake(file, "$.application.nodePort", "cannot recover itself");
        }

        @Test
        void read_emptyFile_namesWhatIsRequired() throws IOException {
            assertMistake(Files.writeString(folder.resolve("empty.yaml"), "{}"), "'stateBucket'", "'primary'");
        }

        @Test
        void read_reservedTag_isRefused() throws IOException {
            assertMistake(changed("owner: platform-team", "owner: platform-team\n  dr-role: standby"), "dr-role");
        }
    }

    /** Removes everything that the schema has a default for, and sections that are empty then. */
    private static void dropOptional(ObjectNode settings, JsonNode schema) {
        schema.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            if (property.getValue().has("default")) {
                settings.remove(name);
            } else if (settings.path(name) instanceof ObjectNode section) {
                dropOptional(section, property.getValue());
            }
        });
    }

    private static void collectNames(JsonNode schema, List<String> names) {
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        schema.forEach(child -> collectNames(child, names));
    }

    private static int leaves(JsonNode node) {
        int sum = node.isContainerNode() ? 0 : 1;
        for (JsonNode child : node) {
            sum += leaves(child);
        }
        return sum;
    }

    private Path changed(String... replacements) throws IOException {
        return ChangedSample.write(folder, replacements);
    }

    private static void assertMistake(Path file, String... parts) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> SettingsFile.read(file))
                .withMessageContainingAll(parts);
    }
}
