package io.drfailover.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Keeps what terraform says went wrong: its error diagnostics, or else the tail of what it wrote. Thread-safe. */
final class Diagnostics {
    private static final JsonMapper JSON = new JsonMapper();

    /** Colours and frames, which {@code terraform show -json} puts around its errors even without a terminal. */
    private static final Pattern DECORATION = Pattern.compile("\\x1B\\[[0-9;]*m|[\\u2502\\u2575\\u2577]");

    private final int keptLines;
    private final Set<String> errors = new LinkedHashSet<>();
    private final Deque<String> tail = new ArrayDeque<>();

    Diagnostics(int keptLines) {
        this.keptLines = keptLines;
    }

    synchronized void stdout(String line) {
        if (!line.startsWith("{\"@level\":\"error\"")) {
            return;
        }
        try {
            JsonNode diagnostic = JSON.readTree(line).path("diagnostic");
            if (diagnostic.isObject()) {
                String address = diagnostic.path("address").asText("");
                String detail = diagnostic.path("detail").asText("");
                errors.add((address.isEmpty() ? "" : address + ": ")
                        + diagnostic.path("summary").asText("")
                        + (detail.isEmpty() ? "" : " (" + detail.strip() + ")"));
            }
        } catch (JsonProcessingException e) {
            stderr(line);
        }
    }

    synchronized void stderr(String line) {
        String plain = DECORATION.matcher(line).replaceAll("");
        if (plain.isBlank()) {
            return;
        }
        if (tail.size() == keptLines) {
            tail.removeFirst();
        }
        tail.addLast(plain.strip());
    }

    synchronized String summary() {
        if (!errors.isEmpty()) {
            return String.join("; ", errors);
        }
        return tail.isEmpty() ? "it said nothing" : String.join(" ", tail);
    }
}
