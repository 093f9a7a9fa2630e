package io.drfailover.readiness;

import static io.drfailover.readiness.Looks.assertFinding;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceLifecycleType;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.ListClustersRequest;
import software.amazon.awssdk.services.eks.model.ListClustersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.GetAwsDefaultServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetAwsDefaultServiceQuotaResponse;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaResponse;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

class QuotasCheckTest {
    @TempDir
    Path temp;

    private final FakeEc2 ec2 = new FakeEc2();
    private final List<String> clusters = new ArrayList<>();
    private final Map<Quota, Double> applied = new EnumMap<>(Quota.class);
    private final Map<Quota, Double> byDefault = new EnumMap<>(Quota.class);

    private final class FakeQuotas implements ServiceQuotasClient {
        private ServiceQuota find(Map<Quota, Double> values, String service, String code) {
            return values.entrySet().stream()
                    .filter(e -> e.getKey().service().equals(service)
                            && e.getKey().code().equals(code))
                    .findFirst()
                    .map(e -> ServiceQuota.builder().value(e.getValue()).build())
                    .orElseThrow(() ->
                            NoSuchResourceException.builder().message("none").build());
        }

        @Override
        public GetServiceQuotaResponse getServiceQuota(GetServiceQuotaRequest request) {
            return GetServiceQuotaResponse.builder()
                    .quota(find(applied, request.serviceCode(), request.quotaCode()))
                    .build();
        }

        @Override
        public GetAwsDefaultServiceQuotaResponse getAWSDefaultServiceQuota(GetAwsDefaultServiceQuotaRequest request) {
            return GetAwsDefaultServiceQuotaResponse.builder()
                    .quota(find(byDefault, request.serviceCode(), request.quotaCode()))
                    .build();
        }

        @Override
        public String serviceName() {
            return "servicequotas";
        }

        @Override
        public void close() {}
    }

    private final class FakeEks implements EksClient {
        @Override
        public ListClustersResponse listClusters(ListClustersRequest request) {
            return ListClustersResponse.builder().clusters(clusters).build();
        }

        @Override
        public String serviceName() {
            return "eks";
        }

        @Override
        public void close() {}
    }

    private static final class FakeBalancing implements ElasticLoadBalancingV2Client {
        private static LoadBalancer balancer(String name, String type) {
            return LoadBalancer.builder().loadBalancerName(name).type(type).build();
        }

        @Override
        public DescribeLoadBalancersResponse describeLoadBalancers(DescribeLoadBalancersRequest request) {
            return DescribeLoadBalancersResponse.builder()
                    .loadBalancers(balancer("shop", "application"), balancer("net", "network"))
                    .build();
        }

        @Override
        public String serviceName() {
            return "elasticloadbalancing";
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void justEnough() {
        ec2.type("m6i.large", 2);
        ec2.type("c7g.xlarge", 4);
        ec2.networks.add(Vpc.builder().vpcId("vpc-db").build());
        ec2.subnets.add(Subnet.builder()
                .subnetId("subnet-a")
                .availabilityZone("eu-west-1a")
                .build());
        ec2.gateways.add(NatGateway.builder().subnetId("subnet-a").build());
        ec2.instances.add(Instance.builder().instanceType("c7g.xlarge").build());
        ec2.instances.add(Instance.builder()
                .instanceType("c7g.xlarge")
                .instanceLifecycle(InstanceLifecycleType.SPOT)
                .build());
        ec2.instances.add(Instance.builder().instanceType("g5.xlarge").build());
        clusters.add("peace");
        applied.put(Quota.VPCS, 2.0);
        applied.put(Quota.ELASTIC_IPS, 1.0);
        applied.put(Quota.NAT_GATEWAYS, 2.0);
        applied.put(Quota.CLUSTERS, 2.0);
        applied.put(Quota.VCPUS, 10.0);
        applied.put(Quota.LOAD_BALANCERS, 2.0);
    }

    private Finding look() {
        var use = new AccountUse(ec2, new FakeEks(), new FakeBalancing(), "konecta-erp-dev-dr");
        return Looks.look(new QuotasCheck(new FakeQuotas(), use, Bundles.deployed(temp), "eu-west-1"));
    }

    @Test
    void look_justEnoughOfEverything_isOkAndCounts() {
        assertFinding(
                look(),
                Outcome.OK,
                "VPCs: 1 used, 1 needed, 2 allowed",
                "elastic IPs: 0 used, 1 needed, 1 allowed",
                "NAT gateways in one zone: 1 used, 1 needed, 2 allowed",
                "EKS clusters: 1 used, 1 needed, 2 allowed",
                "vCPUs of standard on-demand instances: 4 used, 6 needed, 10 allowed",
                "application load balancers: 1 used, 1 needed, 2 allowed");
    }

    @ParameterizedTest
    @EnumSource
    void look_oneTooFew_blocksAndSaysHowToAskForMore(Quota quota) {
        applied.computeIfPresent(quota, (q, value) -> value - 1);

        Finding finding = look();

        assertFinding(finding, Outcome.BLOCKING, quota.words());
        assertThat(finding.remedy())
                .contains("aws service-quotas request-service-quota-increase", quota.code())
                .containsOnlyOnce("--quota-code");
    }

    @Test
    void look_noAppliedValue_takesTheDefault() {
        applied.remove(Quota.CLUSTERS);
        byDefault.put(Quota.CLUSTERS, 100.0);

        assertFinding(look(), Outcome.OK, "EKS clusters: 1 used, 1 needed, 100 allowed");
    }

    @Test
    void look_oneUnknown_isAWarningThatNamesOnlyIt() {
        applied.remove(Quota.CLUSTERS);

        Finding finding = look();

        assertFinding(finding, Outcome.WARNING, "EKS clusters: not checked");
        assertThat(finding.seen()).doesNotContain("VPCs");
    }

    @Test
    void look_recoveryStackExists_needsNothingMore() {
        ec2.networks.add(Vpc.builder().vpcId("vpc-dr").tags(FakeEc2.OURS).build());
        clusters.add("konecta-erp-dev-dr");

        assertFinding(
                look(), Outcome.OK, "VPCs: 2 used, 0 needed, 2 allowed", "EKS clusters: 2 used, 0 needed, 2 allowed");
    }
}
