package io.drfailover.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.TestEnvironment;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PreviewTest {
    private static final String PROVIDER =
            "\"configuration\":{\"provider_config\":{\"aws\":{\"name\":\"aws\",\"expressions\":{\"region\":"
                    + "{\"constant_value\":\"eu-west-1\"}}}}}";
    private static final String DIAGNOSTIC =
            "{\"@level\":\"%1$s\",\"type\":\"diagnostic\",\"diagnostic\":{\"severity\":\"%1$s\",\"summary\":\"%2$s\","
                    + "\"detail\":\"\",\"address\":\"%3$s\"}}";

    private String state = "{}";
    private String plan = plan("create");
    private List<String> events = List.of();
    private boolean fails;

    private static String plan(String... actions) {
        return "{\"resource_changes\":[{\"address\":\"aws_vpc.v\",\"type\":\"aws_vpc\",\"action_reason\":"
                + "\"replace_because_tainted\",\"change\":{\"actions\":[\"" + String.join("\",\"", actions) + "\"]}}],"
                + PROVIDER + "}";
    }

    private PlanPreview look() {
        TerraformReader terraform = new TerraformReader() {
            @Override
            public void init(Deadline deadline) {}

            @Override
            public void validate(Deadline deadline) {}

            @Override
            public JsonNode state(Deadline deadline) {
                return json(state);
            }

            @Override
            public JsonNode preview(Consumer<String> heard, Deadline deadline) {
                events.forEach(heard);
                if (fails) {
                    throw new TerraformException("terraform plan ended with exit code 1", "repair it");
                }
                return json(plan);
            }
        };
        var opener = new TerraformCliOpener(
                () -> new Toolchain(Path.of("none")), new Workspace(Path.of("none")), Map.of(), "bucket", () -> false);
        return new Preview(FailoverConfig.from(TestEnvironment.complete()), opener)
                .look(terraform, Deadline.in(Duration.ofMinutes(1)));
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void look_emptyState_countsCreates() {
        events = List.of("{\"type\":\"version\"}", DIAGNOSTIC.formatted("warning", "old", ""));

        assertThat(look())
                .isEqualTo(new PlanPreview(
                        0, List.of(), new PlanSummary(1, 0, 0, 0), List.of(new Diagnostic(false, "", "old"))));
    }

    @Test
    void look_delete_isRefusedByTheGate() {
        plan = plan("delete");

        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(this::look)
                .withMessageContaining("aws_vpc.v would be deleted");
    }

    @Test
    void look_tainted_isNotRefusedButTold() {
        state = "{\"values\":{\"root_module\":{\"resources\":[{\"address\":\"aws_vpc.v\",\"type\":\"aws_vpc\","
                + "\"tainted\":true}]}}}";
        plan = plan("delete", "create");

        assertThat(look()).isEqualTo(new PlanPreview(1, List.of("aws_vpc.v"), new PlanSummary(0, 0, 0, 1), List.of()));
    }

    @Test
    void look_terraformFails_saysItsFirstError() {
        fails = true;
        events = List.of(
                DIAGNOSTIC.formatted("error", "no such database", "data.aws_db_instance.database"),
                DIAGNOSTIC.formatted("error", "and more", ""));

        assertThatExceptionOfType(PreviewException.class)
                .isThrownBy(this::look)
                .withMessageContaining("data.aws_db_instance.database: no such database, and 1 more")
                .satisfies(e -> assertThat(e.errors()).hasSize(2));
    }
}
