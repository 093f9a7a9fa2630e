package io.drfailover.terraform;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment of terraform, composed from nothing. What AWS's SDKs need for credentials and endpoints is passed
 * on by name; {@code TF_*} of the caller never is, since it could change what is planned.
 */
final class TerraformEnvironment {
    private static final Set<String> PASSED_ON = Set.of(
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_REGION",
            "AWS_DEFAULT_REGION",
            "AWS_CA_BUNDLE",
            "AWS_MAX_ATTEMPTS",
            "AWS_RETRY_MODE",
            "AWS_STS_REGIONAL_ENDPOINTS");

    private static final String ENDPOINT_PREFIX = "AWS_ENDPOINT_URL";

    private TerraformEnvironment() {}

    static Map<String, String> of(Map<String, String> function, Path home) {
        Map<String, String> child = new TreeMap<>();
        function.forEach((name, value) -> {
            if (PASSED_ON.contains(name) || name.startsWith(ENDPOINT_PREFIX)) {
                child.put(name, value);
            }
        });
        child.put("AWS_EC2_METADATA_DISABLED", "true");
        child.put("CHECKPOINT_DISABLE", "1");
        child.put("TF_IN_AUTOMATION", "1");
        child.put("TF_INPUT", "0");
        child.put("TF_CLI_CONFIG_FILE", home.resolve("terraform.rc").toString());
        child.put("HOME", home.toString());
        child.put("TMPDIR", home.toString());
        child.put("PATH", "/usr/bin:/bin");
        return child;
    }
}
