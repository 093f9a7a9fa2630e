package io.drfailover.terraform;

import java.util.Map;

/** Opens terraform for a bundle: brings the toolchain, writes the variables. */
@FunctionalInterface
public interface Terraforms {
    /**
     * Opens.
     *
     * @param variables values of the recovery stack's variables, by name
     * @throws BundleException if the toolchain is not the deployed one
     * @throws TerraformException if the working directory cannot be written
     */
    Terraform open(Bundle bundle, Map<String, String> variables);
}
