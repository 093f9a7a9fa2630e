package io.drfailover.contract;

/** Where things are in the toolchain zip, {@code terraform-<v>-aws-<v>.zip}. */
public final class ToolchainLayout {
    /** The terraform binary. */
    public static final String TERRAFORM = "terraform";

    /** A filesystem mirror as Terraform documents it, unpacked layout. */
    public static final String PLUGINS_DIRECTORY = "plugins/";

    /** The provider's source address and, below {@link #PLUGINS_DIRECTORY}, its directory. */
    public static final String AWS_PROVIDER = "registry.terraform.io/hashicorp/aws";

    /** The platform of AWS Lambda on x86_64. */
    public static final String PLATFORM = "linux_amd64";

    private ToolchainLayout() {}
}
