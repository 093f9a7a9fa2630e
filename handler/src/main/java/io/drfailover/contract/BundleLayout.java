package io.drfailover.contract;

/** Where things are in the bundle zip, {@code <region>-dr.zip}. */
public final class BundleLayout {
    /** Version of this layout; the function refuses any other. */
    public static final int SCHEMA_VERSION = 1;

    /** First entry of the zip, JSON: {@link BundleManifest}. */
    public static final String MANIFEST = "manifest.json";

    public static final String TERRAFORM_DIRECTORY = "terraform/";
    public static final String LOCK_FILE = TERRAFORM_DIRECTORY + ".terraform.lock.hcl";
    public static final String MAIN = TERRAFORM_DIRECTORY + "main.tf.json";
    public static final String VARIABLES = TERRAFORM_DIRECTORY + "variables.tf.json";
    public static final String VARIABLE_VALUES = TERRAFORM_DIRECTORY + "terraform.tfvars.json";
    public static final String BACKEND = TERRAFORM_DIRECTORY + "backend.tf.json";
    public static final String CHARTS_DIRECTORY = "charts/";
    public static final String RELEASES = CHARTS_DIRECTORY + "releases.yaml";

    private BundleLayout() {}
}
