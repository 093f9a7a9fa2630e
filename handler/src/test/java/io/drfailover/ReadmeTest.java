package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.contract.Action;
import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.contract.LibraryVariable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadmeTest {
    @ParameterizedTest
    @EnumSource
    void environmentTable_everyVariable_isTheContractsOwn(EnvironmentVariable variable) throws IOException {
        String fallback = variable.defaultValue()
                .map(v -> v.isEmpty() ? "none" : "`" + v + "`")
                .orElse("required");

        assertThat(readme())
                .contains("| `" + variable.name() + "` | " + variable.description() + " | " + fallback + " |");
    }

    @ParameterizedTest
    @EnumSource
    void libraryVariables_eachOne_isTheContractsOwn(LibraryVariable variable) throws IOException {
        assertThat(readme()).contains("`" + variable.name() + "=" + variable.value() + "`");
    }

    @ParameterizedTest
    @EnumSource
    void events_everyCommand_isDocumentedWithItsRequiredFields(Action action) throws IOException {
        assertThat(readme().lines().filter(l -> l.startsWith("| `{"))).anySatisfy(line -> assertThat(line)
                .contains("\"action\": \"" + action.actionName() + "\"")
                .satisfies(l -> action.required().forEach(f -> assertThat(l).contains("\"" + f.fieldName() + "\": "))));
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("..", "README.md"));
    }
}
