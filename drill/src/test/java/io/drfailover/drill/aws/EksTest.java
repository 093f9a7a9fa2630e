package io.drfailover.drill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.ClusterStatus;
import software.amazon.awssdk.services.eks.model.InvalidRequestException;
import software.amazon.awssdk.services.eks.model.Nodegroup;
import software.amazon.awssdk.services.eks.model.NodegroupStatus;
import software.amazon.awssdk.services.eks.model.ResourceInUseException;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ROLE = "arn:aws:iam::123456789012:role/path/eks";
    private static final String AUTHORITY = "-----BEGIN CERTIFICATE-----\nhere\n-----END CERTIFICATE-----\n";

    private final EmulatedAws aws = Emulator.start();
    private final Clients clients = new Clients(aws.endpoint(), Clients.DR);
    private final EksClient eks = clients.eks();

    @AfterAll
    void stop() {
        eks.close();
        aws.close();
    }

    @Test
    void cluster_created_answersWhereTheDrillSaysOnceActive() {
        aws.durations(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(1));
        aws.kubernetes(URI.create("https://127.0.0.1:6443"), AUTHORITY);

        Cluster creating = create("reachable", List.of());

        assertThat(creating.status()).isEqualTo(ClusterStatus.CREATING);
        assertThat(creating.endpoint()).isNull();
        Cluster active = awaitActive("reachable");
        assertThat(active.endpoint()).isEqualTo("https://127.0.0.1:6443");
        assertThat(Base64.getDecoder().decode(active.certificateAuthority().data()))
                .isEqualTo(AUTHORITY.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> create("reachable", List.of())).isInstanceOf(ResourceInUseException.class);
    }

    @Test
    void nodegroup_clusterStillCreating_isRefusedAsAwsDoes() {
        aws.durations(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofSeconds(1));
        create("slow", List.of());

        assertThatThrownBy(() -> createNodegroup("slow", List.of("subnet-1")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Cluster 'slow' is not in ACTIVE status");
    }

    @Test
    void nodegroup_activeCluster_ownsInstancesInItsSubnets() {
        aws.durations(Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(2));
        List<String> subnets = subnets();
        Cluster cluster = create("nodes", subnets);
        assertThat(cluster.resourcesVpcConfig().clusterSecurityGroupId()).startsWith("sg-");

        Nodegroup creating = createNodegroup("nodes", subnets);

        assertThat(creating.status()).isEqualTo(NodegroupStatus.CREATING);
        assertThat(creating.remoteAccess()).isNull();
        assertThat(creating.resources().autoScalingGroups()).singleElement().satisfies(group -> assertThat(group.name())
                .startsWith("eks-app-"));
        await().atMost(PATIENCE)
                .until(() -> eks.describeNodegroup(r -> r.clusterName("nodes").nodegroupName("app"))
                        .nodegroup()
                        .status()
                        .equals(NodegroupStatus.ACTIVE));
        try (Ec2Client ec2 = clients.ec2()) {
            assertThat(ec2.describeInstances().reservations().stream()
                            .flatMap(reservation -> reservation.instances().stream()))
                    .hasSize(2)
                    .allSatisfy(instance -> assertThat(subnets).contains(instance.subnetId()));
        }
    }

    @Test
    void accessEntry_createdTwice_isRefusedAndPoliciesAreListed() {
        aws.durations(Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO);
        create("access", List.of());
        eks.createAccessEntry(r -> r.clusterName("access").principalArn(ROLE));
        String policy = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";

        eks.associateAccessPolicy(r -> r.clusterName("access")
                .principalArn(ROLE)
                .policyArn(policy)
                .accessScope(scope -> scope.type("cluster")));

        assertThat(eks.listAssociatedAccessPolicies(r -> r.clusterName("access").principalArn(ROLE))
                        .associatedAccessPolicies())
                .extracting(association -> association.policyArn())
                .containsExactly(policy);
        assertThatThrownBy(
                        () -> eks.createAccessEntry(r -> r.clusterName("access").principalArn(ROLE)))
                .isInstanceOf(ResourceInUseException.class);
        eks.createAddon(r -> r.clusterName("access").addonName("vpc-cni"));
        assertThat(eks.listAddons(r -> r.clusterName("access")).addons()).containsExactly("vpc-cni");
        assertThatThrownBy(() -> eks.describeAddon(r -> r.clusterName("access").addonName("other")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private Cluster create(String name, List<String> subnets) {
        return eks.createCluster(r ->
                        r.name(name).roleArn(ROLE).version("1.32").resourcesVpcConfig(vpc -> vpc.subnetIds(subnets)))
                .cluster();
    }

    private Cluster awaitActive(String name) {
        return await().atMost(PATIENCE)
                .until(() -> eks.describeCluster(r -> r.name(name)).cluster(), cluster -> cluster.status()
                        .equals(ClusterStatus.ACTIVE));
    }

    private Nodegroup createNodegroup(String cluster, List<String> subnets) {
        return eks.createNodegroup(r -> r.clusterName(cluster)
                        .nodegroupName("app")
                        .nodeRole(ROLE)
                        .subnets(subnets)
                        .scalingConfig(
                                scaling -> scaling.minSize(1).desiredSize(2).maxSize(3)))
                .nodegroup();
    }

    private List<String> subnets() {
        try (Ec2Client ec2 = clients.ec2()) {
            String vpc = ec2.createVpc(r -> r.cidrBlock("10.30.0.0/16")).vpc().vpcId();
            return List.of("10.30.1.0/24", "10.30.2.0/24").stream()
                    .map(range -> ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock(range))
                            .subnet()
                            .subnetId())
                    .toList();
        }
    }
}
