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

    /**
     * Every command starts the provider, whose schema is a mountain of small objects that live to the end: with Go's usual
     * 100 a plan takes 3.2 s and 4.3 s of processor time, with this 2.5 s and 2.9 s, and some 20 MB more memory (measured
     * with 1.11.4 and 5.100.0 on two cores; beyond it nothing is gained).
     */
    private static final String RARE_GARBAGE_COLLECTION = "400";
    /** From here on Go collects as often as it must: three processes of it fit into the function's memory beside Java. */
    private static final String MEMORY_LIMIT = "700MiB";

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
        child.put("GOGC", RARE_GARBAGE_COLLECTION);
        child.put("GOMEMLIMIT", MEMORY_LIMIT);
        child.put("TF_IN_AUTOMATION", "1");
        child.put("TF_INPUT", "0");
        child.put("TF_CLI_CONFIG_FILE", home.resolve("terraform.rc").toString());
        child.put("HOME", home.toString());
        child.put("TMPDIR", home.toString());
        child.put("PATH", "/usr/bin:/bin");
        return child;
    }
}
