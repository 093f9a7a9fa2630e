package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Helm's own linter has nothing to say. */
class ApplicationLintTest {
    private final Path scratch;

    ApplicationLintTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    static List<String> shapes() {
        return Charts.shapes();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void lint_supportedShape_passesStrictly(String shape) {
        LintResult result = new Helm(ChartCopy.in(scratch).withDefaultsOf(shape).folder())
                .lint()
                .strict()
                .call();

        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
        assertThat(result.getMessages()).noneMatch(message -> message.contains("[WARNING]"));
    }

    @Test
    void lint_withoutWhatTheFunctionGives_namesIt() {
        LintResult result = new Helm(Charts.APPLICATION).lint().call();

        assertThat(result.isFailed()).isTrue();
        assertThat(String.join("\n", result.getMessages())).contains("/database/host", "/region");
    }
}
