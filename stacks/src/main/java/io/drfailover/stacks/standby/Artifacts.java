package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.TerraformLocal;
import io.drfailover.contract.BucketLayout;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.settings.StackSettings;
import software.constructs.Construct;

/** What the build has made: bundle, toolchain and function, uploaded together, so that they always fit each other. */
final class Artifacts extends Construct {
    private static final String BUILT_STACKS = "${var.project_directory}/stacks/target";
    private static final String BUILT_FUNCTION = "${var.project_directory}/handler/target/";
    private static final String FUNCTION_ZIP = "dr-failover-function.zip";

    private final Upload bundle;
    private final Upload toolchain;
    private final Upload function;

    Artifacts(Construct scope, String id, StackSettings settings, Bucket bucket) {
        super(scope, id);
        String bundleZip = settings.region() + BucketLayout.BUNDLE_SUFFIX;
        bundle = new Upload(
                this,
                "bundle",
                new Upload.Config(
                        bucket, "bundle", BucketLayout.BUNDLE_PREFIX + bundleZip, BUILT_STACKS + "/" + bundleZip));
        toolchain = new Upload(
                this, "toolchain", toolchain(bucket, settings.versions().awsProvider()));
        function = new Upload(
                this,
                "function",
                new Upload.Config(bucket, "function", "function/" + FUNCTION_ZIP, BUILT_FUNCTION + FUNCTION_ZIP));
    }

    /** Its name carries the version of the terraform that was found at build time, which nobody else knows. */
    private Upload.Config toolchain(Bucket bucket, String provider) {
        String pattern = "terraform-*-aws-%s.zip".formatted(provider);
        Hcl.named(
                new TerraformLocal(this, "toolchains", "${fileset(\"%s\", \"%s\")}".formatted(BUILT_STACKS, pattern)),
                "toolchains");
        Hcl.named(
                new TerraformLocal(
                        this, "toolchain-name", "${length(local.toolchains) == 1 ? one(local.toolchains) : \"\"}"),
                "toolchain");
        return new Upload.Config(
                bucket,
                "toolchain",
                BucketLayout.TOOLCHAIN_PREFIX + "${local.toolchain}",
                BUILT_STACKS + "/${local.toolchain}",
                "length(local.toolchains) == 1",
                ("${length(local.toolchains)} files %s/%s, there must be exactly one. None: build it with `%s`. Several:"
                                + " delete those of another terraform version.")
                        .formatted(BUILT_STACKS, pattern, Upload.BUILD));
    }

    Upload bundle() {
        return bundle;
    }

    Upload toolchain() {
        return toolchain;
    }

    Upload function() {
        return function;
    }
}
