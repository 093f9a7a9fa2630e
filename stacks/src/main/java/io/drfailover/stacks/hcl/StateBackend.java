package io.drfailover.stacks.hcl;

import com.hashicorp.cdktf.S3Backend;
import com.hashicorp.cdktf.S3BackendConfig;
import com.hashicorp.cdktf.TerraformStack;

/**
 * Where a stack's state is: in a bucket, encrypted, locked by an object beside it. A stack without an explicit backend
 * gets a local one, which a function or a CI job would lose.
 */
public final class StateBackend {
    private StateBackend() {}

    public static void configure(TerraformStack stack, Config config) {
        new S3Backend(
                stack,
                S3BackendConfig.builder()
                        .bucket(config.bucket())
                        .key(config.key())
                        .region(config.region())
                        .encrypt(true)
                        .build());
        // Younger than CDKTF; no lock table is needed.
        stack.addOverride("terraform.backend.s3.use_lockfile", true);
    }

    /** A bucket, the object in it that holds the state, and the bucket's region. */
    public record Config(String bucket, String key, String region) {}
}
