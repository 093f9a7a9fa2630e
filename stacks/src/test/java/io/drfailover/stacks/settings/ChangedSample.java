package io.drfailover.stacks.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample settings with some of their text replaced. */
final class ChangedSample {
    static final Path SAMPLE = Path.of("src/test/resources/settings/sample.yaml");

    private ChangedSample() {}

    /** Writes them; {@code replacements} are pairs of what stands there and what shall. */
    static Path write(Path folder, String... replacements) throws IOException {
        String text = Files.readString(SAMPLE);
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return Files.writeString(folder.resolve("changed.yaml"), text);
    }
}
