package io.drfailover.drill.world;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * A database's network: a VPC, one subnet and route table in each of two zones, a security group, a DB subnet group.
 *
 * @param vpcId the VPC
 * @param subnetIds its subnets
 * @param securityGroupId what guards the database
 * @param subnetGroup the DB subnet group's name
 */
public record Network(String vpcId, List<String> subnetIds, String securityGroupId, String subnetGroup) {
    public Network {
        subnetIds = List.copyOf(subnetIds);
    }

    /** Builds one in {@code region}; {@code prefix} are the first two numbers of its addresses, as in 10.80. */
    static Network create(AwsClients clients, String region, String name, String prefix) {
        try (Ec2Client ec2 = clients.ec2();
                RdsClient rds = clients.rds()) {
            String vpc = ec2.createVpc(request -> request.cidrBlock(prefix + ".0.0/16"))
                    .vpc()
                    .vpcId();
            List<String> subnets = new ArrayList<>();
            for (String zone : List.of("a", "b")) {
                String cidr = prefix + "." + (subnets.size() + 1) + ".0/24";
                subnets.add(subnet(ec2, vpc, region + zone, cidr));
            }
            String guard = ec2.createSecurityGroup(request ->
                            request.vpcId(vpc).groupName(guard(name)).description("Guards the database " + name))
                    .groupId();
            rds.createDBSubnetGroup(request -> request.dbSubnetGroupName(name)
                    .dbSubnetGroupDescription("Subnets of " + name)
                    .subnetIds(subnets));
            return new Network(vpc, subnets, guard, name);
        }
    }

    /** The name of the group that guards a database. */
    static String guard(String database) {
        return database + "-database";
    }

    private static String subnet(Ec2Client ec2, String vpc, String zone, String cidr) {
        String subnet = ec2.createSubnet(
                        request -> request.vpcId(vpc).availabilityZone(zone).cidrBlock(cidr))
                .subnet()
                .subnetId();
        String routes =
                ec2.createRouteTable(request -> request.vpcId(vpc)).routeTable().routeTableId();
        ec2.associateRouteTable(request -> request.routeTableId(routes).subnetId(subnet));
        return subnet;
    }
}
