package io.drfailover.stacks.hcl;

import com.hashicorp.cdktf.TerraformDataSource;
import com.hashicorp.cdktf.TerraformElement;
import com.hashicorp.cdktf.TerraformResource;

/**
 * Terraform expressions about resources that CDKTF's own references cannot say: those with {@code count}, of which
 * there may be none.
 */
public final class Hcl {
    private Hcl() {}

    /** An expression, for example {@code ${local.zones[1]}}. */
    public static String expression(String expression) {
        return "${" + expression + "}";
    }

    /** The resource's address, for example {@code aws_vpc.network}. */
    public static String address(TerraformResource resource) {
        return resource.getTerraformResourceType() + "." + resource.getFriendlyUniqueId();
    }

    /** The data source's address, for example {@code data.aws_vpc.database}. */
    public static String address(TerraformDataSource data) {
        return "data." + data.getTerraformResourceType() + "." + data.getFriendlyUniqueId();
    }

    /** An attribute of a resource that exists once or not at all; null when it does not. */
    public static String one(TerraformResource counted, String attribute) {
        return expression("one(%s[*].%s)".formatted(address(counted), attribute));
    }

    /** Like {@link #one}, but an empty string when the resource does not exist: a null output would vanish. */
    public static String oneOrEmpty(TerraformResource counted, String attribute) {
        return expression("join(\"\", %s[*].%s)".formatted(address(counted), attribute));
    }

    /**
     * Gives an element its name in Terraform. Addresses are public API, because Terraform takes a new address for a new
     * resource: they are said here, and do not follow from the construct's place in the tree.
     */
    public static <T extends TerraformElement> T named(T element, String name) {
        element.overrideLogicalId(name);
        return element;
    }
}
