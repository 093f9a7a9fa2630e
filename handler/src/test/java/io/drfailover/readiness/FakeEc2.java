package io.drfailover.readiness;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.*;

/** EC2 of a region with three zones, as full as a test makes it. Knows describing calls only. */
final class FakeEc2 implements Ec2Client {
    static final Tag OURS = Tag.builder().key("dr-role").value("recovery").build();

    final List<Vpc> networks = new ArrayList<>();
    final List<VpcPeeringConnection> peerings = new ArrayList<>();
    final List<RouteTable> tables = new ArrayList<>();
    final List<Address> addresses = new ArrayList<>();
    final List<NatGateway> gateways = new ArrayList<>();
    final List<Subnet> subnets = new ArrayList<>();
    final List<Instance> instances = new ArrayList<>();
    final List<InstanceTypeOffering> offerings = new ArrayList<>();
    final List<InstanceTypeInfo> types = new ArrayList<>();

    void offer(String type, String... zones) {
        for (String zone : zones) {
            offerings.add(InstanceTypeOffering.builder()
                    .instanceType(type)
                    .location(zone)
                    .build());
        }
    }

    void type(String type, int vcpus) {
        types.add(InstanceTypeInfo.builder()
                .instanceType(type)
                .vCpuInfo(v -> v.defaultVCpus(vcpus))
                .build());
    }

    private static List<String> filtered(List<Filter> filters, String name) {
        return filters.stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .map(Filter::values)
                .orElse(List.of());
    }

    @Override
    public DescribeAvailabilityZonesResponse describeAvailabilityZones(DescribeAvailabilityZonesRequest request) {
        return DescribeAvailabilityZonesResponse.builder()
                .availabilityZones(List.of("eu-west-1c", "eu-west-1a", "eu-west-1b").stream()
                        .map(zone -> AvailabilityZone.builder().zoneName(zone).build())
                        .toList())
                .build();
    }

    @Override
    public DescribeInstanceTypeOfferingsResponse describeInstanceTypeOfferings(
            DescribeInstanceTypeOfferingsRequest request) {
        List<String> wanted = filtered(request.filters(), "instance-type");
        return DescribeInstanceTypeOfferingsResponse.builder()
                .instanceTypeOfferings(offerings.stream()
                        .filter(o -> wanted.contains(o.instanceTypeAsString()))
                        .toList())
                .build();
    }

    @Override
    public DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
        return DescribeVpcsResponse.builder()
                .vpcs(networks.stream()
                        .filter(n ->
                                request.vpcIds().isEmpty() || request.vpcIds().contains(n.vpcId()))
                        .toList())
                .build();
    }

    @Override
    public DescribeVpcPeeringConnectionsResponse describeVpcPeeringConnections(
            DescribeVpcPeeringConnectionsRequest request) {
        List<String> requesters = filtered(request.filters(), "requester-vpc-info.vpc-id");
        List<String> accepters = filtered(request.filters(), "accepter-vpc-info.vpc-id");
        return DescribeVpcPeeringConnectionsResponse.builder()
                .vpcPeeringConnections(peerings.stream()
                        .filter(p -> requesters.contains(p.requesterVpcInfo().vpcId())
                                || accepters.contains(p.accepterVpcInfo().vpcId()))
                        .toList())
                .build();
    }

    @Override
    public DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest request) {
        List<String> networks = filtered(request.filters(), "vpc-id");
        return DescribeRouteTablesResponse.builder()
                .routeTables(tables.stream()
                        .filter(t -> networks.contains(t.vpcId()))
                        .toList())
                .build();
    }

    @Override
    public DescribeAddressesResponse describeAddresses() {
        return DescribeAddressesResponse.builder().addresses(addresses).build();
    }

    @Override
    public DescribeNatGatewaysResponse describeNatGateways(DescribeNatGatewaysRequest request) {
        return DescribeNatGatewaysResponse.builder().natGateways(gateways).build();
    }

    @Override
    public DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
        return DescribeSubnetsResponse.builder().subnets(subnets).build();
    }

    @Override
    public DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
        return DescribeInstancesResponse.builder()
                .reservations(Reservation.builder().instances(instances).build())
                .build();
    }

    @Override
    public DescribeInstanceTypesResponse describeInstanceTypes(DescribeInstanceTypesRequest request) {
        List<String> wanted = filtered(request.filters(), "instance-type");
        return DescribeInstanceTypesResponse.builder()
                .instanceTypes(types.stream()
                        .filter(t -> wanted.contains(t.instanceTypeAsString()))
                        .toList())
                .build();
    }

    @Override
    public String serviceName() {
        return "ec2";
    }

    @Override
    public void close() {}
}
