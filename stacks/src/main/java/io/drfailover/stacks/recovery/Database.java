package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.TerraformLocal;
import com.hashicorp.cdktf.providers.aws.data_aws_db_instance.DataAwsDbInstance;
import com.hashicorp.cdktf.providers.aws.data_aws_db_subnet_group.DataAwsDbSubnetGroup;
import com.hashicorp.cdktf.providers.aws.data_aws_route_tables.DataAwsRouteTables;
import com.hashicorp.cdktf.providers.aws.data_aws_vpc.DataAwsVpc;
import io.drfailover.stacks.hcl.Hcl;
import software.constructs.Construct;

/**
 * The promoted database as AWS describes it, found by its identifier alone. It is never a resource here: after the
 * promotion, a stack that declares it as a replica can no longer be applied.
 */
final class Database extends Construct {
    private final DataAwsDbInstance instance;
    private final DataAwsVpc vpc;
    private final DataAwsRouteTables routeTables;

    Database(Construct scope, String id) {
        super(scope, id);
        instance = Hcl.named(
                DataAwsDbInstance.Builder.create(this, "instance")
                        .dbInstanceIdentifier("${var.database_instance_id}")
                        .build(),
                "database");
        DataAwsDbSubnetGroup subnets = Hcl.named(
                DataAwsDbSubnetGroup.Builder.create(this, "subnets")
                        .name(instance.getDbSubnetGroup())
                        .build(),
                "database");
        vpc = Hcl.named(
                DataAwsVpc.Builder.create(this, "vpc").id(subnets.getVpcId()).build(), "database");
        routeTables = Hcl.named(
                DataAwsRouteTables.Builder.create(this, "route-tables")
                        .vpcId(vpc.getId())
                        .build(),
                "database");
        Hcl.named(
                new TerraformLocal(
                        this,
                        "cidrs",
                        Hcl.expression(
                                "toset([for a in %s.cidr_block_associations : a.cidr_block if a.state == \"associated\"])"
                                        .formatted(Hcl.address(vpc)))),
                "database_cidrs");
    }

    String vpcId() {
        return vpc.getId();
    }

    /** The port it listens on, an expression. */
    String port() {
        return Hcl.expression("%s.port".formatted(Hcl.address(instance)));
    }

    /** One of its security groups, always the same: another one would replace the rule in it. */
    String securityGroup() {
        return Hcl.expression("sort(%s.vpc_security_groups)[0]".formatted(Hcl.address(instance)));
    }

    /** All route tables of its network, a set. */
    String routeTables() {
        return Hcl.expression("toset(%s.ids)".formatted(Hcl.address(routeTables)));
    }

    /** All address ranges of its network, a set. */
    String cidrs() {
        return "${local.database_cidrs}";
    }

    /** Whether its network resolves private names, which AWS asks for before it resolves them for a neighbour. */
    String resolvesNames() {
        return Hcl.expression("%1$s.enable_dns_hostnames && %1$s.enable_dns_support".formatted(Hcl.address(vpc)));
    }
}
