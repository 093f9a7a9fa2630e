package io.drfailover.drill.aws;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** A primary in us-east-1 and its replica in a VPC of its own in eu-west-1. */
record Databases(String primary, String replica, String subnetGroup, String vpc, String securityGroup) {
    static Databases create(URI endpoint, String name) {
        Clients dr = new Clients(endpoint, Clients.DR);
        String group = name + "-group";
        try (Ec2Client ec2 = dr.ec2();
                RdsClient rds = dr.rds();
                RdsClient primaryRds = new Clients(endpoint, Clients.PRIMARY).rds()) {
            String vpc = ec2.createVpc(r -> r.cidrBlock("10.10.0.0/16")).vpc().vpcId();
            List<String> subnets = List.of("a", "b").stream()
                    .map(zone -> ec2.createSubnet(r -> r.vpcId(vpc)
                                    .cidrBlock("10.10." + zone.codePointAt(0) + ".0/24")
                                    .availabilityZone("eu-west-1" + zone))
                            .subnet()
                            .subnetId())
                    .toList();
            String security = ec2.createSecurityGroup(
                            r -> r.groupName(name).description(name).vpcId(vpc))
                    .groupId();
            rds.createDBSubnetGroup(r ->
                    r.dbSubnetGroupName(group).dbSubnetGroupDescription(group).subnetIds(subnets));
            DBInstance primary = primaryRds
                    .createDBInstance(r -> r.dbInstanceIdentifier(name + "-primary")
                            .engine("postgres")
                            .engineVersion("16.4")
                            .dbInstanceClass("db.t3.medium")
                            .allocatedStorage(20)
                            .masterUsername("app")
                            .masterUserPassword("not-a-secret"))
                    .dbInstance();
            rds.createDBInstanceReadReplica(r -> r.dbInstanceIdentifier(name + "-replica")
                    .sourceDBInstanceIdentifier(primary.dbInstanceArn())
                    .dbSubnetGroupName(group)
                    .vpcSecurityGroupIds(security));
            return new Databases(primary.dbInstanceArn(), name + "-replica", group, vpc, security);
        }
    }

    DBInstance describe(RdsClient rds) {
        return rds.describeDBInstances(r -> r.dbInstanceIdentifier(replica))
                .dbInstances()
                .get(0);
    }
}
