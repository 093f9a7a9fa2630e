package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.S3Backend;
import com.hashicorp.cdktf.S3BackendConfig;
import com.hashicorp.cdktf.TerraformStack;
import io.drfailover.contract.BucketLayout;
import io.drfailover.stacks.settings.StackSettings;

/**
 * Where the recovery state is: in the bucket of the DR region, encrypted, locked by an object beside it. A stack
 * without an explicit backend gets a local one, which a function would lose.
 *
 * <p>The bucket's name is the settings' one, for people who plan by hand. The function says its own with
 * {@code -backend-config=bucket=...}, which wins.
 */
final class StateBackend {
    private StateBackend() {}

    static void configure(TerraformStack stack, StackSettings settings) {
        new S3Backend(
                stack,
                S3BackendConfig.builder()
                        .bucket(settings.bucket())
                        .key(BucketLayout.TERRAFORM_STATE)
                        .region(settings.region())
                        .encrypt(true)
                        .build());
        // Younger than CDKTF; no lock table is needed.
        stack.addOverride("terraform.backend.s3.use_lockfile", true);
    }
}
