package io.drfailover.terraform;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Opens the terraform binary of the toolchain in the bundle's directory. */
public final class TerraformCliOpener implements Terraforms {
    /** Loaded after {@code terraform.tfvars.json}, so what the function knows wins. */
    private static final String VALUES_FILE = "failover.auto.tfvars.json";

    private final Supplier<Toolchain> toolchain;
    private final Workspace workspace;
    private final Map<String, String> functionEnvironment;
    private final String bucket;
    private final BooleanSupplier stored;

    /**
     * Opens nothing yet.
     *
     * @param toolchain asked for it when the first bundle is opened
     * @param functionEnvironment of which terraform gets what {@link TerraformEnvironment} lets through
     * @param bucket where the state is
     * @param stored whether there is a state in it
     */
    public TerraformCliOpener(
            Supplier<Toolchain> toolchain,
            Workspace workspace,
            Map<String, String> functionEnvironment,
            String bucket,
            BooleanSupplier stored) {
        this.toolchain = toolchain;
        this.workspace = workspace;
        this.functionEnvironment = Map.copyOf(functionEnvironment);
        this.bucket = bucket;
        this.stored = stored;
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
                    loaded,
                    bundle.terraformDirectory(),
                    TerraformEnvironment.of(functionEnvironment, home),
                    bucket,
                    stored);
        } catch (IOException e) {
            throw new TerraformException(
                    "preparing the working directory: " + e.getMessage(),
                    "check that the function's ephemeral storage is 4096 MB or more",
                    TerraformException.NO_EXIT_CODE,
                    e);
        }
    }
}
