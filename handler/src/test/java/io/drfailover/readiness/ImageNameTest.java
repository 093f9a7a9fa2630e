package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNameTest {
    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @ParameterizedTest
    @CsvSource({
        "nginx,registry-1.docker.io,library/nginx,latest",
        "nginx:1.27,registry-1.docker.io,library/nginx,1.27",
        "docker.io/bitnami/redis:7,registry-1.docker.io,bitnami/redis,7",
        "ghcr.io/a/b/c:v1,ghcr.io,a/b/c,v1",
        "localhost:5000/a,localhost:5000,a,latest",
        "team/app:2,registry-1.docker.io,team/app,2"
    })
    void parse_asDockerDoes(String written, String registry, String repository, String reference) {
        assertThat(ImageName.parse(written)).isEqualTo(new ImageName(written, registry, repository, reference));
    }

    @Test
    void parse_tagAndDigest_theDigestCounts() {
        ImageName image = ImageName.parse("quay.io/a/b:1@" + DIGEST);

        assertThat(image.reference()).isEqualTo(DIGEST);
        assertThat(image.repository()).isEqualTo("a/b");
        assertThat(image.hasDigest()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1,us-east-1",
        "123456789012.dkr.ecr-fips.us-east-1.amazonaws.com/app:1,us-east-1",
        "123456789012.dkr-ecr.eu-west-1.on.aws/app:1,eu-west-1"
    })
    void ecr_privateRegistry_givesAccountAndRegion(String written, String region) {
        assertThat(ImageName.parse(written).ecr()).contains(new ImageName.Ecr("123456789012", region));
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012.dkr.ecr.us-east-1.amazonaws.com/app,true",
        "us-east-1.registry.example.com/app,true",
        "registry-us-east-1.example.com/app,true",
        "us-east-10.example.com/app,false",
        "ghcr.io/us-east-1/app,false"
    })
    void livesIn_hostNamesTheRegion(String written, boolean lives) {
        assertThat(ImageName.parse(written).livesIn("us-east-1")).isEqualTo(lives);
    }
}
