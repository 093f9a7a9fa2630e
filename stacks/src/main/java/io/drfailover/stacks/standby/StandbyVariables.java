package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.TerraformVariable;
import com.hashicorp.cdktf.TerraformVariableValidationConfig;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.settings.PrimarySettings;
import java.util.List;
import software.constructs.Construct;

/**
 * The stack's input. All of it has a default: where the build's results are, seen from the stack's folder, and what is
 * probed, from the settings, so that a rehearsal can point it elsewhere.
 */
final class StandbyVariables extends Construct {
    static final String PRIMARY_URL = "${var.primary_url}";
    static final String PRIMARY_DATABASE_HOST = "${var.primary_database_host}";
    static final String PRIMARY_DATABASE_PORT = "${tostring(var.primary_database_port)}";
    /** Whether the function can reach the primary database; a condition without the braces. */
    static final String HAS_DATABASE_HOST = "var.primary_database_host != \"\"";

    /** The stack is synthesized into {@code stacks/target/cdktf.out/stacks/standby}. */
    private static final String PROJECT = "../../../../..";

    StandbyVariables(Construct scope, String id, PrimarySettings primary) {
        super(scope, id);
        declare(
                "project_directory",
                "string",
                "Where the project was built; absolute, or relative to the stack's folder.",
                PROJECT,
                "length(var.project_directory) > 0",
                "project_directory: the folder that holds stacks/target and handler/target.");
        declare(
                "primary_url",
                "string",
                "What users call in the primary region; the probe asks it every minute.",
                primary.url().toString(),
                "can(regex(\"^https?://[^/]\", var.primary_url))",
                "primary_url: begins with http:// or https://.");
        declare(
                "primary_database_host",
                "string",
                "The primary database, when the function can reach it; empty when it cannot.",
                primary.database().host().orElse(""),
                "can(regex(\"^[^/:\\\\s]*$\", var.primary_database_host))",
                "primary_database_host: a host name or an address, without a port.");
        declare(
                "primary_database_port",
                "number",
                "Port of the primary database.",
                primary.database().port(),
                "var.primary_database_port > 0 && var.primary_database_port < 65536",
                "primary_database_port: 1 to 65535.");
    }

    private void declare(String name, String type, String description, Object value, String condition, String message) {
        Hcl.named(
                TerraformVariable.Builder.create(this, name.replace('_', '-'))
                        .type(type)
                        .description(description)
                        .nullable(false)
                        .defaultValue(value)
                        .validation(List.of(TerraformVariableValidationConfig.builder()
                                .condition(Hcl.expression(condition))
                                .errorMessage(message)
                                .build()))
                        .build(),
                name);
    }
}
