package io.drfailover.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerraformCommandTest {
    @Test
    void init_isOfflineAndKeepsTheLockFile() {
        assertThat(TerraformCommand.init(Path.of("/tmp/toolchain/plugins"), "dr")
                        .arguments())
                .containsExactly(
                        "init",
                        "-input=false",
                        "-no-color",
                        "-reconfigure",
                        "-lockfile=readonly",
                        "-plugin-dir=/tmp/toolchain/plugins",
                        "-backend-config=bucket=dr");
    }

    @Test
    void apply_takesASavedPlanAndNothingElse() {
        assertThat(TerraformCommand.plan("p", List.of()).arguments())
                .containsExactly("plan", "-json", "-input=false", "-lock-timeout=30s", "-out=p");
        assertThat(TerraformCommand.apply("p").arguments())
                .containsExactly("apply", "-json", "-input=false", "-lock-timeout=30s", "p");
    }

    @Test
    void plan_targets_areNamedOneByOne() {
        assertThat(TerraformCommand.plan("p", List.of("aws_vpc.b", "aws_vpc.a")).arguments())
                .endsWith("-out=p", "-target=aws_vpc.a", "-target=aws_vpc.b");
    }

    @Test
    void healing_namesExactlyOneThing() {
        assertThat(TerraformCommand.untaint("aws_lb.a[0]").arguments())
                .containsExactly("untaint", "-lock-timeout=30s", "-no-color", "aws_lb.a[0]");
        assertThat(TerraformCommand.forceUnlock("id").arguments())
                .containsExactly("force-unlock", "-force", "-no-color", "id");
    }

    @Test
    void environment_isComposedFromNothing() {
        Map<String, String> function = Map.of(
                "AWS_ACCESS_KEY_ID", "key",
                "AWS_SESSION_TOKEN", "token",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
                "AWS_PROFILE", "mine",
                "TF_VAR_cluster_name", "evil",
                "TF_CLI_ARGS_apply", "-destroy",
                "TF_WORKSPACE", "other",
                "LD_PRELOAD", "/evil.so",
                "DB_SECRET_ID", "secret");

        assertThat(TerraformEnvironment.of(function, Path.of("/tmp/home")))
                .containsOnlyKeys(
                        "AWS_ACCESS_KEY_ID",
                        "AWS_SESSION_TOKEN",
                        "AWS_ENDPOINT_URL",
                        "AWS_EC2_METADATA_DISABLED",
                        "CHECKPOINT_DISABLE",
                        "GOGC",
                        "GOMEMLIMIT",
                        "TF_IN_AUTOMATION",
                        "TF_INPUT",
                        "TF_CLI_CONFIG_FILE",
                        "HOME",
                        "TMPDIR",
                        "PATH");
    }

    @Test
    void preview_takesNoLockAndIsNeverThePlanToApply() {
        assertThat(TerraformCommand.preview("preview.tfplan").arguments())
                .containsExactly("plan", "-json", "-input=false", "-lock=false", "-out=preview.tfplan");
        assertThat(TerraformCommand.validate().arguments()).containsExactly("validate", "-json");
    }
}
