package io.drfailover.drill.flaw;

import io.drfailover.drill.world.AwsClients;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The region has as many networks as the account may have. */
final class QuotaUsedUp implements Flaw {
    @Override
    public String check() {
        return "quotas";
    }

    @Override
    public String words() {
        return "a quota that is used up";
    }

    private static final int MANY = 5;

    @Override
    public Remedy breakIt(FlawSite site) {
        try (AwsClients clients = site.dr();
                Ec2Client ec2 = clients.ec2()) {
            List<String> networks = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                networks.add(ec2.createVpc(request -> request.cidrBlock("192.168.0.0/24"))
                        .vpc()
                        .vpcId());
            }
            return () -> delete(site, networks);
        }
    }

    private static void delete(FlawSite site, List<String> networks) {
        try (AwsClients clients = site.dr();
                Ec2Client ec2 = clients.ec2()) {
            networks.forEach(network -> ec2.deleteVpc(request -> request.vpcId(network)));
        }
    }
}
