package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each supported shape, rendered, is a file to review. Written anew with {@code -Dgolden.update=true}. */
class ApplicationGoldenTest {
    private final Path scratch;

    ApplicationGoldenTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    static List<String> shapes() {
        return Charts.shapes();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void render_supportedShape_isAsReviewed(String shape) throws IOException {
        String rendered = Rendering.ofApplication(scratch).text(shape);

        Golden.assertMatches(Charts.goldenFolder().resolve(shape + ".yaml"), rendered);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void render_twice_isTheSame(String shape) {
        Rendering rendering = Rendering.ofApplication(scratch);

        assertThat(rendering.text(shape)).isEqualTo(rendering.text(shape));
    }

    @Test
    void golden_eachFile_belongsToAShape() {
        List<String> golden = Charts.filesIn(Charts.goldenFolder()).stream()
                .map(file -> file.getFileName().toString().replaceFirst("\\.yaml$", ""))
                .toList();

        assertThat(golden).isSubsetOf(Charts.shapes());
    }
}
