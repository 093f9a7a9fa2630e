package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a template may not do, so that installing twice is installing once. */
class ApplicationTemplatesTest {
    private static final Pattern ACTION = Pattern.compile("\\{\\{-?(?!\\s*/\\*)(.*?)-?}}", Pattern.DOTALL);

    /** Asks the cluster or the network, or gives another answer each time. */
    private static final Pattern UNREPEATABLE = Pattern.compile(
            "\\b(lookup|getHostByName|now|ago|uuidv4|shuffle|bcrypt|htpasswd|(rand|gen)[A-Z]\\w*|encryptAES)\\b");

    static List<Path> templates() {
        return Charts.templates();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void template_renderedAgain_asksNobodyAndDrawsNoLot(Path template) {
        Matcher action = ACTION.matcher(Charts.read(template));

        assertThat(action.results().map(found -> found.group(1)))
                .noneMatch(code -> UNREPEATABLE.matcher(code).find());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void template_leavesTheNamespaceToTheRelease(Path template) {
        assertThat(Charts.read(template)).doesNotContainPattern("(?m)^\\s*namespace:");
    }
}
