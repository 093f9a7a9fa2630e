package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.Precondition;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.route.Route;
import com.hashicorp.cdktf.providers.aws.vpc_peering_connection.VpcPeeringConnection;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import io.drfailover.stacks.hcl.Hcl;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * The way from the nodes to the database: a peering of the two networks, routes on both sides, and one rule of the
 * database's security group. Applications that cannot reach the promoted database are not recovered.
 */
final class DatabaseLink extends Construct {
    /** Two ranges overlap when their addresses are the same as far as the shorter of the two prefixes reaches. */
    private static final String NO_OVERLAP =
            """
            alltrue([for c in local.database_cidrs : \
            cidrhost(format("%s/%d", cidrhost(c, 0), min(tonumber(split("/", c)[1]), tonumber(split("/", var.vpc_cidr)[1]))), 0) \
            != cidrhost(format("%s/%d", cidrhost(var.vpc_cidr, 0), min(tonumber(split("/", c)[1]), tonumber(split("/", var.vpc_cidr)[1]))), 0)])""";

    private final VpcPeeringConnection peering;

    DatabaseLink(Construct scope, String id, Config config) {
        super(scope, id);
        Database database = new Database(this, "database");
        peering = peering(config, database);
        List<String> tables = config.routeTables();
        for (int number = 1; number <= tables.size(); number++) {
            Route there = route(
                    "to-database-" + number, "private_database_" + number, tables.get(number - 1), "${each.value}");
            there.addOverride("for_each", database.cidrs());
        }
        Route back = route("from-database", "database_private", "${each.value}", Network.PRIVATE_CIDR);
        back.addOverride("for_each", database.routeTables());

        Ports.of(database.port())
                .applyTo(Hcl.named(
                        VpcSecurityGroupIngressRule.Builder.create(this, "ingress")
                                .securityGroupId(database.securityGroup())
                                .cidrIpv4(Network.PRIVATE_CIDR)
                                .ipProtocol("tcp")
                                .description("nodes of the recovered applications")
                                .tags(Names.tag("-database"))
                                .lifecycle(TerraformResourceLifecycle.builder()
                                        // A rule that a person made beforehand is taken over with its words and tags.
                                        .ignoreChanges(List.of("description", "tags"))
                                        .build())
                                .build(),
                        "database"));
    }

    private VpcPeeringConnection peering(Config config, Database database) {
        VpcPeeringConnection connection = Hcl.named(
                VpcPeeringConnection.Builder.create(this, "peering")
                        .vpcId(config.vpcId())
                        .peerVpcId(database.vpcId())
                        // Same account, same region: nobody else has to agree.
                        .autoAccept(true)
                        .tags(Names.tag("-database"))
                        .lifecycle(TerraformResourceLifecycle.builder()
                                .precondition(List.of(Precondition.builder()
                                        // As a function's argument is, not as a format of ours.
                                        .condition("${" + NO_OVERLAP + "}")
                                        .errorMessage(
                                                "vpc_cidr ${var.vpc_cidr} overlaps with the network of the database"
                                                        + " (${join(\", \", local.database_cidrs)}): set another vpc_cidr"
                                                        + " in terraform.tfvars.json or network.cidr in the settings.")
                                        .build()))
                                .build())
                        .build(),
                "database");
        // A publicly accessible database resolves to its private address for us only if its network says so.
        connection.addOverride(
                "accepter", List.of(Map.of("allow_remote_vpc_dns_resolution", database.resolvesNames())));
        return connection;
    }

    private Route route(String id, String name, String table, String destination) {
        return Hcl.named(
                Route.Builder.create(this, id)
                        .routeTableId(table)
                        .destinationCidrBlock(destination)
                        .vpcPeeringConnectionId(peering.getId())
                        .build(),
                name);
    }

    /** Our side of the link. */
    record Config(String vpcId, List<String> routeTables) {}
}
