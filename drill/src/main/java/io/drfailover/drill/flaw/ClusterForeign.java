package io.drfailover.drill.flaw;

import io.drfailover.drill.world.AwsClients;
import java.util.List;
import software.amazon.awssdk.services.eks.EksClient;

/** Another team has a cluster of that name. */
final class ClusterForeign implements Flaw {
    @Override
    public String check() {
        return "cluster-name";
    }

    @Override
    public String words() {
        return "a foreign cluster with the name";
    }

    @Override
    public Remedy breakIt(FlawSite site) {
        String name = site.scenario().clusterName();
        try (AwsClients clients = site.dr();
                EksClient eks = clients.eks()) {
            eks.createCluster(request -> request.name(name)
                    .roleArn(site.world().roles().clusterRoleArn())
                    .resourcesVpcConfig(network -> network.subnetIds(List.of())));
        }
        return () -> delete(site, name);
    }

    private static void delete(FlawSite site, String name) {
        try (AwsClients clients = site.dr();
                EksClient eks = clients.eks()) {
            eks.deleteCluster(request -> request.name(name));
        }
    }
}
