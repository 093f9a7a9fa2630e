package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.Deadline;
import io.drfailover.helm.ReleaseException;
import io.drfailover.helm.RenderedRelease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImagesCheckTest {
    private static final String ECR = "123456789012.dkr.ecr.%s.amazonaws.com/app:1";

    private final List<String> asked = new ArrayList<>();

    private Finding look(Registry.Answer answer, String... images) {
        StringBuilder manifests = new StringBuilder();
        for (String image : images) {
            manifests.append("---\nspec: {template: {spec: {containers: [{image: \"%s\"}]}}}\n".formatted(image));
        }
        return look(
                new Once<>(() -> List.of(new RenderedRelease("app", true, List.of(), manifests.toString()))), answer);
    }

    private Finding look(Once<List<RenderedRelease>> releases, Registry.Answer answer) {
        Registry registry = (image, deadline) -> {
            asked.add(image.written());
            return answer;
        };
        return new ImagesCheck(releases, "us-east-1", "eu-west-1", registry, registry)
                .look(Deadline.in(Duration.ofMinutes(1)));
    }

    @Test
    void look_allThere_isOkAndAsksOncePerImage() {
        Finding finding = look(Registry.Answer.PRESENT, "ghcr.io/a/b:1", "ghcr.io/a/b:1", ECR.formatted("eu-west-1"));

        assertThat(finding.outcome()).isEqualTo(Outcome.OK);
        assertThat(finding.seen()).startsWith("2 images are there: ");
        assertThat(asked).hasSize(2);
    }

    @Test
    void look_primaryRegionsRegistry_blocksWithoutAsking() {
        Finding finding = look(Registry.Answer.PRESENT, ECR.formatted("us-east-1"));

        assertThat(finding.outcome()).isEqualTo(Outcome.BLOCKING);
        assertThat(finding.seen()).startsWith("pulled from the region that is to fail, us-east-1: ");
        assertThat(asked).isEmpty();
    }

    @Test
    void look_missing_blocks() {
        Finding finding = look(Registry.Answer.missing("ghcr.io does not have it"), "ghcr.io/a/b:1");

        assertThat(finding.outcome()).isEqualTo(Outcome.BLOCKING);
        assertThat(finding.seen()).isEqualTo("ghcr.io/a/b:1: ghcr.io does not have it");
    }

    @Test
    void look_silentRegistry_isNotMade() {
        Finding finding = look(Registry.Answer.unknown("ghcr.io does not answer"), "ghcr.io/a/b:1");

        assertThat(finding.outcome()).isEqualTo(Outcome.WARNING);
        assertThat(finding.seen()).isEqualTo("not checked: ghcr.io/a/b:1: ghcr.io does not answer");
    }

    @Test
    void look_thirdRegion_isAWarning() {
        assertThat(look(Registry.Answer.PRESENT, ECR.formatted("eu-central-1")).seen())
                .startsWith("pulled from a third region");
    }

    @Test
    void look_chartsBroken_isNotMade() {
        Once<List<RenderedRelease>> broken = new Once<>(() -> {
            throw new ReleaseException("app", "broken", "repair it", null);
        });

        assertThat(look(broken, Registry.Answer.PRESENT).seen()).startsWith("not checked: the charts");
    }

    @Test
    void manifestImages_hooksCountAndTestsDoNot() {
        String manifests =
                """
                ---
                metadata: {annotations: {dr-failover/hook: "pre-install"}}
                spec: {template: {spec: {initContainers: [{image: "a"}], containers: [{image: "b"}]}}}
                ---
                metadata: {annotations: {dr-failover/hook: test}}
                spec: {containers: [{image: "c"}]}
                ---
                kind: ConfigMap
                """;

        assertThat(ManifestImages.of(manifests)).containsExactly("a", "b");
    }
}
