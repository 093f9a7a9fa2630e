package io.drfailover.inventory;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

/** Answers with what it was given, whatever the filters; they are remembered. */
final class ScriptedEc2 implements Ec2Client {
    final List<Vpc> vpcs = new ArrayList<>();
    final List<InternetGateway> gateways = new ArrayList<>();
    final List<RouteTable> tables = new ArrayList<>();
    final List<SecurityGroupRule> rules = new ArrayList<>();
    final List<LaunchTemplate> templates = new ArrayList<>();
    final List<NatGateway> nats = new ArrayList<>();
    final List<VpcPeeringConnection> peerings = new ArrayList<>();
    final List<String> filters = new ArrayList<>();

    private void remember(List<Filter> asked) {
        asked.forEach(f -> filters.add(f.name() + "=" + String.join("|", f.values())));
    }

    @Override
    public DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
        remember(request.filters());
        return DescribeVpcsResponse.builder().vpcs(vpcs).build();
    }

    @Override
    public DescribeInternetGatewaysResponse describeInternetGateways(DescribeInternetGatewaysRequest request) {
        remember(request.filters());
        return DescribeInternetGatewaysResponse.builder()
                .internetGateways(gateways)
                .build();
    }

    @Override
    public DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest request) {
        remember(request.filters());
        return DescribeRouteTablesResponse.builder().routeTables(tables).build();
    }

    @Override
    public DescribeSecurityGroupRulesResponse describeSecurityGroupRules(DescribeSecurityGroupRulesRequest request) {
        remember(request.filters());
        return DescribeSecurityGroupRulesResponse.builder()
                .securityGroupRules(rules)
                .build();
    }

    @Override
    public DescribeLaunchTemplatesResponse describeLaunchTemplates(DescribeLaunchTemplatesRequest request) {
        remember(request.filters());
        return DescribeLaunchTemplatesResponse.builder()
                .launchTemplates(templates)
                .build();
    }

    @Override
    public DescribeNatGatewaysResponse describeNatGateways(DescribeNatGatewaysRequest request) {
        remember(request.filter());
        return DescribeNatGatewaysResponse.builder().natGateways(nats).build();
    }

    @Override
    public DescribeVpcPeeringConnectionsResponse describeVpcPeeringConnections(
            DescribeVpcPeeringConnectionsRequest request) {
        remember(request.filters());
        return DescribeVpcPeeringConnectionsResponse.builder()
                .vpcPeeringConnections(peerings)
                .build();
    }

    @Override
    public String serviceName() {
        return "ec2";
    }

    @Override
    public void close() {}
}
