package io.drfailover.drill.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import cloud.localstack.Localstack;
import cloud.localstack.docker.annotation.LocalstackDockerConfiguration;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract against LocalStack, by {@code mvn -Plocalstack verify}; whoever asks for it wants to see it run. */
class LocalStackBucketIT extends BucketContract {
    private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";

    @BeforeAll
    static void startLocalStack() {
        assertThat(System.getenv(TOKEN))
                .as("LocalStack's image starts only with an account token: set %s, or run the same contract against "
                        + "moto with a plain `mvn verify`", TOKEN)
                .isNotBlank();
        requireDocker();
        Localstack.INSTANCE.startup(LocalstackDockerConfiguration.builder()
                .randomizePorts(true)
                .environmentVariables(Map.of("SERVICES", "s3", TOKEN, System.getenv(TOKEN)))
                .build());
    }

    @AfterAll
    static void stopLocalStack() {
        if (Localstack.INSTANCE.isRunning()) {
            Localstack.INSTANCE.stop();
        }
    }

    private static void requireDocker() {
        try {
            Process docker = new ProcessBuilder("docker", "info")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(docker.waitFor())
                    .as("LocalStack runs in Docker, and `docker info` finds no running engine: start it, or run the "
                            + "same contract against moto with a plain `mvn verify`")
                    .isZero();
        } catch (IOException e) {
            fail("LocalStack runs in Docker, and there is no `docker` on the PATH: install it, or run the same "
                    + "contract against moto with a plain `mvn verify`", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("interrupted while asking Docker", e);
        }
    }

    @Override
    URI endpoint() {
        return URI.create(Localstack.INSTANCE.getEndpointS3());
    }
}
