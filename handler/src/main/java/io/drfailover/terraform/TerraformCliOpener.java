package io.drfailover.terraform;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** Opens the terraform binary of the toolchain in the bundle's directory. */
public final class TerraformCliOpener implements Terraforms {
    /** Loaded after {@code terraform.tfvars.json}, so what the function knows wins. */
    private static final String VALUES_FILE = "failover.auto.tfvars.json";

    private final Supplier<Toolchain> toolchain;
    private final Workspace workspace;
    private final Map<String, String> functionEnvironment;
    private final String bucket;

    public TerraformCliOpener(
            ToolchainLoader toolchain, Workspace workspace, Map<String, String> functionEnvironment, String bucket) {
        this(toolchain::load, workspace, functionEnvironment, bucket);
    }

    /** With a toolchain that comes from elsewhere than the bucket. */
    public TerraformCliOpener(
            Supplier<Toolchain> toolchain,
            Workspace workspace,
            Map<String, String> functionEnvironment,
            String bucket) {
        this.toolchain = toolchain;
        this.workspace = workspace;
        this.functionEnvironment = Map.copyOf(functionEnvironment);
        this.bucket = bucket;
    }

    @Override
    public Terraform open(Bundle bundle, Map<String, String> variables) {
        return openCli(bundle, variables);
    }

    /**
     * Opens what can only look.
     *
     * @throws BundleException if the toolchain is not the deployed one
     * @throws TerraformException if the working directory cannot be written
     */
    public TerraformReader openReader(Bundle bundle, Map<String, String> variables) {
        return openCli(bundle, variables);
    }

    private TerraformCli openCli(Bundle bundle, Map<String, String> variables) {
        Toolchain loaded = toolchain.get();
        try {
            Path home = Workspace.empty(workspace.childHome());
            Files.writeString(home.resolve("terraform.rc"), "disable_checkpoint = true\n");
            Files.write(
                    bundle.terraformDirectory().resolve(VALUES_FILE), new JsonMapper().writeValueAsBytes(variables));
            return new TerraformCli(
                    loaded, bundle.terraformDirectory(), TerraformEnvironment.of(functionEnvironment, home), bucket);
        } catch (IOException e) {
            throw new TerraformException(
                    "preparing the working directory: " + e.getMessage(),
                    "check that the function's ephemeral storage is 4096 MB or more",
                    TerraformException.NO_EXIT_CODE,
                    e);
        }
    }
}
