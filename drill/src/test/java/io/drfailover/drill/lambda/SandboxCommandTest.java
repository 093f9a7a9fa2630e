package io.drfailover.drill.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxCommandTest {
    private static final Path TASK = Path.of("/task");

    @Test
    void of_threeGigabytes_limitsAreLambdas() {
        SandboxCommand command = SandboxCommand.of(
                settings(Duration.ofMinutes(15)),
                new FunctionPackage(TASK, 1, 2),
                new RuntimeClient("/runtime/client.jar"),
                Path.of("/private"),
                "127.0.0.1:9001");
        assertThat(command.workingDirectory()).isEqualTo(TASK);
        assertThat(command.arguments().subList(1, command.arguments().size()))
                .containsExactly(
                        "-XX:MaxHeapSize=2618163k",
                        "-XX:MaxMetaspaceSize=308019k",
                        "-XX:ReservedCodeCacheSize=154009k",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=/private",
                        "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=/private/.libaws-lambda-jni.so",
                        "-Duser.home=/home/sbx_user1051",
                        "-cp",
                        "/runtime/client.jar",
                        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                        "a.B::c");
        assertThat(command.environment())
                .containsEntry("A", "b")
                .containsEntry("AWS_ACCESS_KEY_ID", "of the role")
                .containsEntry("AWS_LAMBDA_FUNCTION_VERSION", "7")
                .containsEntry("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001")
                .containsEntry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "3008")
                .containsEntry("LAMBDA_TASK_ROOT", "/task")
                .containsEntry("TMPDIR", "/private");
    }

    @Test
    void settings_timeoutBeyondLambdas_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Duration.ofMinutes(16)))
                .withMessageContaining("PT15M");
    }

    private static FunctionSettings settings(Duration timeout) {
        return new FunctionSettings(
                "f",
                "7",
                "a.B::c",
                "eu-west-1",
                3008,
                timeout,
                1,
                Map.of("live", AsyncDelivery.retrying(2)),
                Map.of("A", "b"),
                Map.of("AWS_ACCESS_KEY_ID", "of the role"));
    }
}
