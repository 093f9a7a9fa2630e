package io.drfailover.drill.check;

import io.drfailover.contract.TerraformOutput;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.World;
import java.io.IOException;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** EC2 shows the VPC, its subnets over at least two zones, and security groups. */
final class NetworkBuilt implements Check {
    private static final int ZONES = 2;

    @Override
    public String statement() {
        return "the VPC, its subnets and its security groups exist";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException {
        World world = evidence.rig().world();
        String vpc = RecoveryState.read(world).output(TerraformOutput.VPC_ID);
        Filter inVpc = Filter.builder().name("vpc-id").values(vpc).build();
        try (AwsClients clients = world.drClients();
                Ec2Client ec2 = clients.ec2()) {
            String state = ec2.describeVpcs(request -> request.vpcIds(vpc))
                    .vpcs()
                    .get(0)
                    .stateAsString();
            CheckFailure.unless(state.equals("available"), vpc + " is " + state);
            var subnets = ec2.describeSubnets(request -> request.filters(inVpc)).subnets();
            var zones = subnets.stream().map(Subnet::availabilityZone).collect(Collectors.toSet());
            CheckFailure.unless(zones.size() >= ZONES, vpc + " has subnets in " + zones + " only");
            int groups = ec2.describeSecurityGroups(request -> request.filters(inVpc))
                    .securityGroups()
                    .size();
            CheckFailure.unless(groups > 1, vpc + " has no security group but its default one");
            return "%s is available, %d subnets in %d zones, %d security groups"
                    .formatted(vpc, subnets.size(), zones.size(), groups);
        }
    }
}
