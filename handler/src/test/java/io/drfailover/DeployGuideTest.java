package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people copy from docs/deploy.md works, and what it adds up is right. */
class DeployGuideTest {
    private static final Pattern JSON_BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("vars\\.(\\w+)");
    private static final double CENT = 0.006;

    private static String guide() throws IOException {
        return Files.readString(Path.of("..", "docs", "deploy.md"));
    }

    @Test
    void policies_eachOne_isJsonAndAllowsNoServiceOnEverything() throws IOException {
        var json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        List<String> blocks =
                JSON_BLOCK.matcher(guide()).results().map(m -> m.group(1)).toList();

        assertThat(blocks).hasSizeGreaterThan(3);
        for (String block : blocks) {
            for (JsonNode statement : json.readTree(block).path("Statement")) {
                boolean bounded = statement.has("Condition")
                        || !statement.path("Resource").asText().equals("*");
                assertThat(statement.path("Action").toString()).doesNotContain("\"*\"");
                assertThat(bounded || !statement.path("Action").toString().contains(":*"))
                        .as(statement.path("Sid").asText())
                        .isTrue();
            }
        }
    }

    @Test
    void variables_ofTheWorkflows_areExplained() throws IOException {
        try (Stream<Path> workflows = Files.list(Path.of("..", ".github", "workflows"))) {
            for (Path workflow : workflows.toList()) {
                assertThat(VARIABLE.matcher(Files.readString(workflow))
                                .results()
                                .map(m -> m.group(1)))
                        .allSatisfy(name -> assertThat(guide()).contains("gh variable set " + name));
            }
        }
    }

    @Test
    void cost_ofEachProfile_addsUp() throws IOException {
        double total = 0;
        for (String profile : List.of("cold", "pilot-light", "warm")) {
            double sum = 0;
            for (List<String> row : rows(profile)) {
                double product = Double.parseDouble(row.get(3)) * Double.parseDouble(row.get(4));
                assertThat(Double.parseDouble(row.get(5))).as(row.get(1)).isCloseTo(product, within(CENT));
                sum += Double.parseDouble(row.get(5));
            }
            total += sum;

            assertThat(guide())
                    .contains(String.format(Locale.ROOT, "| **sum** | | | | **%.2f** |", sum))
                    .contains(String.format(Locale.ROOT, "| %s | **%.2f** |", profile, total));
        }
    }

    /** The items of the first table below a heading: item, how many, price, quantity, a month. */
    private static List<List<String>> rows(String heading) throws IOException {
        return guide().substring(guide().indexOf("\n### " + heading + ":"))
                .lines()
                .takeWhile(line -> !line.startsWith("| **sum**"))
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .toList();
    }
}
