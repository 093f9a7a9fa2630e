package io.drfailover.inventory;

import static io.drfailover.inventory.Plans.planned;
import static io.drfailover.inventory.Plans.tainted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.terraform.Inventory;
import io.drfailover.terraform.Inventory.Health;
import io.drfailover.terraform.TerraformException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.eks.model.ClusterStatus;
import software.amazon.awssdk.services.eks.model.NodegroupStatus;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

class AwsInventoryTest {
    private static final String CLUSTER =
            "{\"name\":\"konecta\",\"vpc_config\":[{\"subnet_ids\":[\"subnet-1\",\"subnet-2\"]}]}";

    private final ScriptedEc2 ec2 = new ScriptedEc2();
    private final ScriptedEks eks = new ScriptedEks();
    private final Inventory inventory = new AwsInventory(ec2, eks, new ElasticLoadBalancingV2Client() {
        @Override
        public DescribeLoadBalancersResponse describeLoadBalancers(DescribeLoadBalancersRequest request) {
            return DescribeLoadBalancersResponse.builder()
                    .loadBalancers(LoadBalancer.builder()
                            .loadBalancerName("konecta")
                            .loadBalancerArn("arn:lb")
                            .state(s -> s.code("failed"))
                            .availabilityZones(AvailabilityZone.builder()
                                    .subnetId("subnet-1")
                                    .build())
                            .build())
                    .build();
        }

        @Override
        public String serviceName() {
            return "elasticloadbalancing";
        }

        @Override
        public void close() {}
    });

    @Test
    void find_network_asksByNameRoleAndCidr() {
        ec2.vpcs.add(Vpc.builder().vpcId("vpc-1").build());

        assertThat(inventory.find(
                        planned("aws_vpc", "{\"cidr_block\":\"10.90.0.0/16\",\"tags\":{\"Name\":\"konecta\"}}")))
                .contains("vpc-1");
        assertThat(ec2.filters)
                .containsExactlyInAnyOrder("cidr=10.90.0.0/16", "tag:Name=konecta", "tag:dr-role=recovery");
    }

    @Test
    void find_severalNetworks_leavesTheChoiceToAPerson() {
        ec2.vpcs.add(Vpc.builder().vpcId("vpc-1").build());
        ec2.vpcs.add(Vpc.builder().vpcId("vpc-2").build());

        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(() -> inventory.find(
                        planned("aws_vpc", "{\"cidr_block\":\"10.90.0.0/16\",\"tags\":{\"Name\":\"konecta\"}}")))
                .withMessageContainingAll("aws_vpc.x", "vpc-1, vpc-2", "delete those");
    }

    @ParameterizedTest
    @CsvSource({
        "aws_subnet, '{\"cidr_block\":\"10.90.0.0/20\"}'",
        "aws_route_table, '{\"tags\":{\"Name\":\"a\"}}'",
        "aws_security_group, '{\"name\":\"a\"}'",
        "aws_vpc_security_group_ingress_rule, '{\"security_group_id\":\"sg-1\",\"cidr_ipv4\":null}'",
        "aws_eks_cluster, '{\"name\":\"konecta\"}'",
        "aws_lb, '{\"name\":\"konecta\"}'",
        "aws_autoscaling_attachment, '{}'"
    })
    void find_parentUnknown_asksNothing(String type, String values) {
        assertThat(inventory.find(planned(type, values))).isEmpty();
        assertThat(ec2.filters).isEmpty();
    }

    @Test
    void find_gateway_isTheAttachedOneOrOneThatIsAttachedToNothing() {
        var wanted = planned("aws_internet_gateway", "{\"vpc_id\":\"vpc-1\",\"tags\":{\"Name\":\"konecta\"}}");
        ec2.gateways.add(InternetGateway.builder()
                .internetGatewayId("igw-other")
                .attachments(InternetGatewayAttachment.builder().vpcId("vpc-2").build())
                .build());
        ec2.gateways.add(
                InternetGateway.builder().internetGatewayId("igw-loose").build());
        assertThat(inventory.find(wanted)).contains("igw-loose");

        ec2.gateways.add(InternetGateway.builder()
                .internetGatewayId("igw-ours")
                .attachments(InternetGatewayAttachment.builder().vpcId("vpc-1").build())
                .build());
        assertThat(inventory.find(wanted)).contains("igw-ours");
    }

    @Test
    void find_routeThatLeadsElsewhere_isNotOurs() {
        ec2.tables.add(RouteTable.builder()
                .routeTableId("rtb-1")
                .routes(Route.builder()
                        .destinationCidrBlock("10.81.0.0/16")
                        .vpcPeeringConnectionId("pcx-1")
                        .build())
                .build());

        assertThat(inventory.find(planned(
                        "aws_route",
                        "{\"route_table_id\":\"rtb-1\",\"destination_cidr_block\":\"10.81.0.0/16\","
                                + "\"vpc_peering_connection_id\":\"pcx-1\"}")))
                .contains("rtb-1_10.81.0.0/16");
        assertThat(inventory.find(planned(
                        "aws_route",
                        "{\"route_table_id\":\"rtb-1\",\"destination_cidr_block\":\"10.81.0.0/16\","
                                + "\"vpc_peering_connection_id\":\"pcx-2\"}")))
                .isEmpty();
    }

    @Test
    void find_rule_isTheOneThatAllowsTheSame() {
        ec2.rules.add(SecurityGroupRule.builder()
                .securityGroupRuleId("sgr-port")
                .isEgress(false)
                .ipProtocol("tcp")
                .fromPort(443)
                .toPort(443)
                .referencedGroupInfo(g -> g.groupId("sg-2"))
                .build());
        ec2.rules.add(SecurityGroupRule.builder()
                .securityGroupRuleId("sgr-all")
                .isEgress(true)
                .ipProtocol("-1")
                .fromPort(-1)
                .toPort(-1)
                .cidrIpv4("0.0.0.0/0")
                .build());
        String others = "\"cidr_ipv6\":null,\"prefix_list_id\":null,\"security_group_id\":\"sg-1\"";

        assertThat(inventory.find(planned(
                        "aws_vpc_security_group_ingress_rule",
                        "{\"ip_protocol\":\"tcp\",\"from_port\":443,\"to_port\":443,\"cidr_ipv4\":null,"
                                + "\"referenced_security_group_id\":\"sg-2\"," + others + "}")))
                .contains("sgr-port");
        assertThat(inventory.find(planned(
                        "aws_vpc_security_group_egress_rule",
                        "{\"ip_protocol\":\"-1\",\"from_port\":null,\"to_port\":null,\"cidr_ipv4\":\"0.0.0.0/0\","
                                + "\"referenced_security_group_id\":null," + others + "}")))
                .contains("sgr-all");
        assertThat(inventory.find(planned(
                        "aws_vpc_security_group_ingress_rule",
                        "{\"ip_protocol\":\"tcp\",\"from_port\":80,\"to_port\":80,\"cidr_ipv4\":null,"
                                + "\"referenced_security_group_id\":\"sg-2\"," + others + "}")))
                .isEmpty();
    }

    @Test
    void find_templateOfSomebodyElse_isNamed() {
        ec2.templates.add(LaunchTemplate.builder().launchTemplateId("lt-1").build());

        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(() -> inventory.find(planned("aws_launch_template", "{\"name\":\"konecta-nodes\"}")))
                .withMessageContainingAll("launch template konecta-nodes", "dr-role=recovery");
    }

    @Test
    void find_clusterInThePlannedSubnets_isOurs() {
        eks.cluster(ClusterStatus.CREATING, "subnet-1", "subnet-2");

        assertThat(inventory.find(planned("aws_eks_cluster", CLUSTER))).contains("konecta");
    }

    @Test
    void find_clusterInOtherSubnets_isNamed() {
        eks.cluster(ClusterStatus.ACTIVE, "subnet-9");

        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(() -> inventory.find(planned("aws_eks_cluster", CLUSTER)))
                .withMessageContainingAll("EKS cluster konecta", "subnet-9");
    }

    @Test
    void find_loadBalancerInOtherSubnets_isNamed() {
        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(() -> inventory.find(
                        planned("aws_lb", "{\"name\":\"konecta\",\"subnets\":[\"subnet-1\",\"subnet-2\"]}")))
                .withMessageContaining("load balancer konecta");
    }

    @Test
    void find_nodeGroup_isClusterAndName() {
        var wanted =
                planned("aws_eks_node_group", "{\"cluster_name\":\"konecta\",\"node_group_name\":\"konecta-nodes\"}");
        assertThat(inventory.find(wanted)).isEmpty();

        eks.nodes(NodegroupStatus.CREATING);
        assertThat(inventory.find(wanted)).contains("konecta:konecta-nodes");
    }

    @ParameterizedTest
    @CsvSource({
        "CREATING, IN_PROGRESS",
        "UPDATING, IN_PROGRESS",
        "DELETING, IN_PROGRESS",
        "ACTIVE, USABLE",
        "FAILED, FAILED"
    })
    void health_cluster_isItsStatus(ClusterStatus status, Health health) {
        eks.cluster(status);

        assertThat(inventory.health(tainted("aws_eks_cluster", "konecta"))).isEqualTo(health);
    }

    @ParameterizedTest
    @CsvSource({"CREATING, IN_PROGRESS", "ACTIVE, USABLE", "DEGRADED, USABLE", "CREATE_FAILED, FAILED"})
    void health_nodeGroup_isItsStatus(NodegroupStatus status, Health health) {
        eks.nodes(status);

        assertThat(inventory.health(tainted("aws_eks_node_group", "konecta:konecta-nodes")))
                .isEqualTo(health);
    }

    @Test
    void health_notThere_isAbsent() {
        assertThat(inventory.health(tainted("aws_eks_cluster", "konecta"))).isEqualTo(Health.ABSENT);
        assertThat(inventory.health(tainted("aws_eks_node_group", "konecta:konecta-nodes")))
                .isEqualTo(Health.ABSENT);
        assertThat(inventory.health(tainted("aws_nat_gateway", "nat-1"))).isEqualTo(Health.ABSENT);
    }

    @ParameterizedTest
    @CsvSource({"pending, IN_PROGRESS", "available, USABLE", "failed, FAILED", "deleted, ABSENT"})
    void health_natGateway_isItsState(String state, Health health) {
        ec2.nats.add(NatGateway.builder().state(state).build());

        assertThat(inventory.health(tainted("aws_nat_gateway", "nat-1"))).isEqualTo(health);
    }

    @ParameterizedTest
    @CsvSource({"provisioning, IN_PROGRESS", "active, USABLE", "pending-acceptance, FAILED", "deleted, ABSENT"})
    void health_peering_isItsStatusAndNeedsToBeAccepted(String status, Health health) {
        ec2.peerings.add(
                VpcPeeringConnection.builder().status(s -> s.code(status)).build());

        assertThat(inventory.health(tainted("aws_vpc_peering_connection", "pcx-1")))
                .isEqualTo(health);
    }

    @Test
    void health_loadBalancer_isItsState() {
        assertThat(inventory.health(tainted("aws_lb", "arn:lb"))).isEqualTo(Health.FAILED);
    }

    @Test
    void health_quickOne_isNotAsked() {
        assertThat(inventory.health(tainted("aws_vpc", "vpc-1"))).isEqualTo(Health.NOT_ASKED);
    }

    @Test
    void health_awsRefuses_saysWhatWasAsked() {
        eks.denies = true;

        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(() -> inventory.health(tainted("aws_eks_cluster", "konecta")))
                .withMessageContainingAll("aws_eks_cluster.x", "not authorized", "permissions");
    }
}
