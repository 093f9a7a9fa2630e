package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.TerraformLocal;
import com.hashicorp.cdktf.TerraformResource;
import io.drfailover.stacks.hcl.Hcl;
import java.util.List;
import software.constructs.Construct;

/**
 * How much of the stack exists, by {@code var.capacity_profile}.
 *
 * <ul>
 *   <li>{@code cold}: the network and the way to the database; nothing that is billed by the hour.
 *   <li>{@code pilot-light}: and the Kubernetes control plane.
 *   <li>{@code warm}: everything, with few nodes.
 *   <li>{@code full}: everything, with all nodes; the function applies no other.
 * </ul>
 */
final class Capacity extends Construct {
    static final List<String> PROFILES = List.of("cold", "pilot-light", "warm", "full");

    Capacity(Construct scope, String id) {
        super(scope, id);
        local("control_plane_count", "var.capacity_profile == \"cold\" ? 0 : 1");
        local("serving_count", "contains([\"warm\", \"full\"], var.capacity_profile) ? 1 : 0");
        local("node_scaling", "var.capacity_profile == \"full\" ? var.node_scaling_full : var.node_scaling_warm");
    }

    /** Lets a resource exist from {@code pilot-light} on. */
    <T extends TerraformResource> T withControlPlane(T resource) {
        return counted(resource, "control_plane_count");
    }

    /** Lets a resource exist from {@code warm} on. */
    <T extends TerraformResource> T whenServing(T resource) {
        return counted(resource, "serving_count");
    }

    /** A number of nodes of the profile: {@code min}, {@code desired} or {@code max}. */
    String nodes(String which) {
        return Hcl.expression("local.node_scaling.%s".formatted(which));
    }

    private static <T extends TerraformResource> T counted(T resource, String local) {
        resource.addOverride("count", Hcl.expression("local.%s".formatted(local)));
        return resource;
    }

    private void local(String name, String expression) {
        Hcl.named(new TerraformLocal(this, name.replace('_', '-'), Hcl.expression(expression)), name);
    }
}
