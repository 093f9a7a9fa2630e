package io.drfailover.drill.flaw;

import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.Roles;
import java.util.function.Consumer;
import software.amazon.awssdk.services.iam.IamClient;

/** The role of the nodes is gone; on the bad day nobody can make one. */
final class RoleDeleted implements Flaw {
    @Override
    public String check() {
        return "roles";
    }

    @Override
    public String words() {
        return "a role that was deleted";
    }

    @Override
    public Remedy breakIt(FlawSite site) {
        String prefix = site.scenario().clusterName();
        withIam(site, iam -> Roles.deleteNodeRole(iam, prefix));
        return () -> withIam(site, iam -> Roles.createNodeRole(iam, prefix));
    }

    static void withIam(FlawSite site, Consumer<IamClient> work) {
        try (AwsClients clients = site.dr();
                IamClient iam = clients.iam()) {
            work.accept(iam);
        }
    }
}
