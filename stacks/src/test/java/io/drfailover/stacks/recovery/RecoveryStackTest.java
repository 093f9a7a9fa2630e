package io.drfailover.stacks.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.contract.TerraformOutput;
import io.drfailover.contract.TerraformVariable;
import io.drfailover.stacks.Synthesized;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryStackTest {
    private static final String ANYWHERE = "0.0.0.0/0";
    /** Types of AWS that carry no tags. */
    private static final Set<String> UNTAGGED = Set.of(
            "aws_route",
            "aws_route_table_association",
            "aws_autoscaling_attachment",
            "aws_eks_access_policy_association");
    /** What is billed by the hour. */
    private static final List<String> BILLED =
            List.of("aws_eks_cluster", "aws_eks_node_group", "aws_nat_gateway", "aws_eip", "aws_lb");

    private Synthesized stack = Synthesized.NOTHING;

    @BeforeAll
    void synthesize() {
        stack = Synthesized.of(Synthesized.SAMPLE, RecoveryStack::new);
    }

    @Nested
    class Contract {
        @Test
        void outputs_always_areExactlyTheContract() {
            assertThat(names("output"))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(TerraformOutput.values())
                            .map(TerraformOutput::outputName)
                            .toList());
        }

        @Test
        void variables_ofTheContract_haveNoDefault() {
            for (TerraformVariable variable : TerraformVariable.values()) {
                JsonNode declared = stack.json().path("variable").path(variable.variableName());
                assertThat(declared.path("type").asText())
                        .as(variable.variableName())
                        .isEqualTo("string");
                assertThat(declared.has("default")).as(variable.variableName()).isFalse();
                assertThat(declared.path("validation"))
                        .as(variable.variableName())
                        .isNotEmpty();
            }
        }

        @Test
        void variables_beyondTheContract_haveADefaultFromTheSettings() {
            List<String> contract = Stream.of(TerraformVariable.values())
                    .map(TerraformVariable::variableName)
                    .toList();
            stack.json().path("variable").properties().stream()
                    .filter(variable -> !contract.contains(variable.getKey()))
                    .forEach(variable -> assertThat(variable.getValue().has("default"))
                            .as(variable.getKey())
                            .isTrue());
        }
    }

    @Nested
    class State {
        @Test
        void backend_always_isALockedBucketOfTheRegionWithTheBucketsOwnKey() {
            JsonNode backend = stack.json().path("terraform").path("backend");
            assertThat(names(backend)).containsExactly("s3");
            JsonNode s3 = backend.path("s3");
            assertThat(s3.path("key").asText()).isEqualTo("state/recovery.tfstate");
            assertThat(s3.path("region").asText()).isEqualTo("eu-west-1");
            // It would ask for S3's own key.
            assertThat(s3.has("encrypt")).isFalse();
            assertThat(s3.path("use_lockfile").asBoolean()).isTrue();
            assertThat(s3.has("dynamodb_table")).isFalse();
        }

        @Test
        void versions_always_arePinned() {
            JsonNode terraform = stack.json().path("terraform");
            assertThat(terraform
                            .path("required_providers")
                            .path("aws")
                            .path("version")
                            .asText())
                    .isEqualTo("5.100.0");
            assertThat(terraform.path("required_version").asText()).contains("< 2");
        }
    }

    @Nested
    class StaticStability {
        @Test
        void resources_always_areRegional() {
            assertThat(RegionalServices.violations(stack.json())).isEmpty();
        }

        @Test
        void check_ofAStackWithGlobalResources_namesThem() {
            ObjectNode broken = new ObjectMapper().createObjectNode();
            ObjectNode resources = broken.putObject("resource");
            resources.putObject("aws_iam_role").putObject("nodes");
            resources.putObject("aws_route53_record").putObject("entry");
            resources.putObject("aws_wafv2_web_acl").putObject("edge").put("scope", "CLOUDFRONT");
            resources.putObject("aws_wafv2_web_acl_association").putObject("regional");
            resources.putObject("aws_vpc").putObject("network");
            assertThat(RegionalServices.violations(broken))
                    .containsExactly("aws_iam_role.nodes", "aws_route53_record.entry", "aws_wafv2_web_acl.edge");
        }

        @Test
        void provider_always_isOneOfTheRegion() {
            JsonNode providers = stack.json().path("provider").path("aws");
            assertThat(providers).hasSize(1);
            assertThat(providers.path(0).path("region").asText()).isEqualTo("eu-west-1");
            assertThat(providers.path(0).has("endpoints")).isFalse();
        }

        @Test
        void database_always_isOnlyLookedUp() {
            assertThat(stack.resources("aws_db_")).isEmpty();
            assertThat(stack.resources("aws_rds_")).isEmpty();
            assertThat(stack.json().toString()).doesNotContain("replicate_source_db");
        }
    }

    @Nested
    class Safety {
        @Test
        void tags_always_areOnEverythingThatTakesThem() {
            JsonNode common = stack.json()
                    .path("provider")
                    .path("aws")
                    .path(0)
                    .path("default_tags")
                    .path(0)
                    .path("tags");
            assertThat(names(common))
                    .contains("project", "environment", "owner", "source", "component", "managed-by", "dr-role");
            assertThat(stack.resources("aws_"))
                    .filteredOn(resource -> !UNTAGGED.contains(resource.type()))
                    .allSatisfy(resource -> assertThat(
                                    resource.body().path("tags").path("Name").asText())
                            .isNotEmpty());
        }

        @Test
        void nodes_always_haveEncryptedVolumesAndMetadataTokens() {
            JsonNode template =
                    stack.json().path("resource").path("aws_launch_template").path("nodes");
            JsonNode disk = template.path("block_device_mappings").path(0).path("ebs");
            assertThat(disk.path("encrypted").asText()).isEqualTo("true");
            assertThat(disk.path("volume_type").asText()).isEqualTo("gp3");
            assertThat(template.path("metadata_options").path("http_tokens").asText())
                    .isEqualTo("required");
            assertThat(template.path("metadata_options")
                            .path("http_put_response_hop_limit")
                            .asInt())
                    .isEqualTo(1);
            assertThat(template.path("tag_specifications").findValuesAsText("resource_type"))
                    .contains("instance", "volume");
        }

        @Test
        void publicIngress_always_isTheListenersOnly() {
            List<String> open = new ArrayList<>();
            for (Synthesized.Resource rule : stack.resources("aws_vpc_security_group_ingress_rule")) {
                if (rule.body().path("cidr_ipv4").asText().equals(ANYWHERE)) {
                    open.add(rule.body().path("security_group_id").asText() + ":"
                            + rule.body().path("from_port").asText());
                }
            }
            assertThat(open).containsExactly("${aws_security_group.load_balancer.id}:80");
            assertThat(stack.resources("aws_security_group"))
                    .allSatisfy(group -> assertThat(names(group.body())).doesNotContain("ingress", "egress"));
            assertThat(stack.resources("aws_subnet")).noneSatisfy(subnet -> assertThat(
                            subnet.body().path("map_public_ip_on_launch").asBoolean())
                    .isTrue());
        }

        @Test
        void cluster_always_waitsAnHourAndCanBeImported() {
            JsonNode cluster =
                    stack.json().path("resource").path("aws_eks_cluster").path("cluster");
            assertThat(cluster.path("timeouts").path("create").asText()).isEqualTo("60m");
            assertThat(cluster.path("lifecycle").path("ignore_changes"))
                    .extracting(JsonNode::asText)
                    .containsExactly(
                            "bootstrap_self_managed_addons",
                            "access_config[0].bootstrap_cluster_creator_admin_permissions");
            assertThat(cluster.path("role_arn").asText()).isEqualTo("${var.cluster_role_arn}");
        }

        @Test
        void administrators_always_areSaidAndNotWhoeverCreatedTheCluster() {
            JsonNode resources = stack.json().path("resource");
            assertThat(resources
                            .at("/aws_eks_cluster/cluster/access_config/0/bootstrap_cluster_creator_admin_permissions")
                            .asBoolean(true))
                    .isFalse();
            assertThat(resources
                            .at("/aws_eks_access_entry/administrator/for_each")
                            .asText())
                    .contains("var.administrator_role_arn", "var.cluster_administrators");
            assertThat(resources
                            .at("/aws_eks_access_policy_association/administrator/policy_arn")
                            .asText())
                    .endsWith("AmazonEKSClusterAdminPolicy");
            for (String type : List.of("aws_eks_node_group", "aws_lb", "aws_launch_template")) {
                assertThat(stack.resources(type))
                        .noneSatisfy(one -> assertThat(one.body().toString()).contains("aws_eks_access"));
            }
        }

        @Test
        void billedResources_always_followTheCapacityProfile() {
            for (String type : BILLED) {
                assertThat(stack.resources(type).stream()
                                .filter(one -> one.type().equals(type)))
                        .isNotEmpty()
                        .allSatisfy(one ->
                                assertThat(one.body().path("count").asText()).startsWith("${local."));
            }
        }
    }

    @Nested
    class Variants {
        @Test
        void synth_withCertificateZonesAndNatPerZone_hasThem() {
            Synthesized variant = Synthesized.of(Synthesized.VARIANT, RecoveryStack::new);
            assertThat(variant.resources("aws_lb_listener"))
                    .extracting(Synthesized.Resource::name)
                    .containsExactlyInAnyOrder("http", "https");
            assertThat(variant.resources("aws_nat_gateway")).hasSize(3);
            assertThat(variant.resources("aws_subnet")).hasSize(6);
            assertThat(variant.json().path("data").has("aws_availability_zones"))
                    .isFalse();
            assertThat(variant.resources("aws_lb_listener").stream()
                            .filter(one -> one.name().equals("http"))
                            .findFirst()
                            .orElseThrow()
                            .body()
                            .path("default_action")
                            .toString())
                    .contains("redirect");
            assertThat(variant.json().at("/provider/aws/0/ignore_tags/0").toString())
                    .isEqualTo("{\"key_prefixes\":[\"audit:\"],\"keys\":[\"CreatedBy\"]}");
        }
    }

    private List<String> names(String section) {
        return names(stack.json().path(section));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
