package io.drfailover.stacks.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file's tree, and what is found wrong in it. What is missing or has the wrong form reads as nothing: the schema tells
 * of that.
 */
final class Findings {
    private final JsonNode settings;
    private final List<String> problems = new ArrayList<>();

    Findings(JsonNode settings) {
        this.settings = settings;
    }

    /** A setting by its path, for example {@code network.zones}. */
    JsonNode at(String path) {
        return settings.at("/" + path.replace('.', '/'));
    }

    String text(String path) {
        return at(path).asText();
    }

    /** A length of time; zero if it is none. */
    Duration duration(String path) {
        return parsed(path).orElse(Duration.ZERO);
    }

    /** A length of time that must not be zero; zero if it is none. */
    Duration positive(String path) {
        Optional<Duration> duration = parsed(path);
        if (duration.filter(Duration::isZero).isPresent()) {
            problem(path, "must be longer than nothing");
        }
        return duration.orElse(Duration.ZERO);
    }

    private Optional<Duration> parsed(String path) {
        try {
            return Optional.of(Duration.parse(text(path)));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // Said by the schema.
        }
    }

    boolean equal(String one, String other) {
        return !text(one).isEmpty() && text(one).equals(text(other));
    }

    /** Notes a mistake: what is wrong, and what to write. */
    void problem(String path, String what) {
        problems.add("$.%s: %s".formatted(path, what));
    }

    List<String> problems() {
        return List.copyOf(problems);
    }
}
