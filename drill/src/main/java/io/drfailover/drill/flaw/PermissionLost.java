package io.drfailover.drill.flaw;

import io.drfailover.drill.world.Roles;

/** The function's role may do nothing any more. */
final class PermissionLost implements Flaw {
    @Override
    public String check() {
        return "role-permissions";
    }

    @Override
    public String words() {
        return "a permission that was taken away";
    }

    @Override
    public Remedy breakIt(FlawSite site) {
        String prefix = site.scenario().clusterName();
        RoleDeleted.withIam(site, iam -> Roles.forbid(iam, prefix));
        return () -> RoleDeleted.withIam(site, iam -> Roles.permit(iam, prefix));
    }
}
