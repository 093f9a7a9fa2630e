package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.Precondition;
import com.hashicorp.cdktf.TerraformLocal;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.s3_object.S3Object;
import io.drfailover.stacks.hcl.Hcl;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * One file of the build as an object of the bucket. Terraform looks at the file when it plans: its digest decides whether
 * there is anything to upload, and a file that is missing is an error which says how to build it. The check comes first,
 * because Terraform evaluates no argument of a resource whose precondition fails.
 */
final class Upload extends Construct {
    static final String BUILD = "mvn -B -Dmaven.test.skip=true package";

    private final S3Object object;
    private final String file;

    Upload(Construct scope, String id, Config config) {
        super(scope, id);
        String local = config.name() + "_file";
        Hcl.named(new TerraformLocal(this, "file", config.path()), local);
        file = "local." + local;
        object = Hcl.named(
                S3Object.Builder.create(this, "object")
                        .bucket(config.bucket().name())
                        .key(config.key())
                        .source(Hcl.expression(file))
                        .sourceHash(Hcl.expression("filesha256(%s)".formatted(file)))
                        .contentType("application/zip")
                        .lifecycle(TerraformResourceLifecycle.builder()
                                // With a new name, the old object stays until the function no longer speaks of it.
                                .createBeforeDestroy(true)
                                .precondition(List.of(Precondition.builder()
                                        .condition(Hcl.expression(
                                                config.condition().formatted(file)))
                                        .errorMessage(config.message().formatted(Hcl.expression(file)))
                                        .build()))
                                .build())
                        .dependsOn(config.bucket().ready())
                        .build(),
                config.name());
        // Younger than the generated classes. An object takes ten tags and no more, which a team's own and ours may be.
        object.addOverride("override_provider", Map.of("default_tags", Map.of("tags", Map.of())));
    }

    String key() {
        return object.getKey();
    }

    /** The version that this apply has uploaded. */
    String versionId() {
        return object.getVersionId();
    }

    /** SHA-256 of the file, lower-case hexadecimal. */
    String sha256() {
        return object.getSourceHash();
    }

    /** The same as AWS Lambda writes it, for the plan. */
    String base64Sha256() {
        return Hcl.expression("filebase64sha256(%s)".formatted(file));
    }

    /**
     * Which file goes where.
     *
     * @param name of the object in Terraform
     * @param path of the file, an expression
     * @param condition what must hold, an expression; {@code %s} is the file
     * @param message for the person who plans; {@code %s} is the file
     */
    record Config(Bucket bucket, String name, String key, String path, String condition, String message) {
        static final String EXISTS = "fileexists(%s)";

        /** A file that is there or not. */
        Config(Bucket bucket, String name, String key, String path) {
            this(bucket, name, key, path, EXISTS, "%s does not exist; build it with `" + BUILD + "`.");
        }
    }
}
