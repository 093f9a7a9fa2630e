package io.drfailover.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of a {@code values.yaml} that carry a {@code # --} comment, as a table for people. */
record ValuesTable(List<Row> rows) {
    private static final Pattern KEY = Pattern.compile("^( *)([A-Za-z]+):.*");
    private static final Pattern COMMENT = Pattern.compile("^ *# ?(.*)");

    /** One key, by its path with dots. */
    record Row(String path, String defaultValue, String description) {
        String asMarkdown() {
            return "| `" + path + "` | " + (defaultValue.isEmpty() ? "" : "`" + defaultValue + "`") + " | "
                    + description.replace("|", "\\|") + " |\n";
        }
    }

    ValuesTable {
        rows = List.copyOf(rows);
    }

    static ValuesTable of(String yaml) {
        JsonNode values = parsed(yaml);
        List<Row> rows = new ArrayList<>();
        List<String> path = new ArrayList<>();
        List<String> comment = new ArrayList<>();
        for (String line : yaml.lines().toList()) {
            Matcher key = KEY.matcher(line);
            Matcher text = COMMENT.matcher(line);
            if (text.matches()) {
                comment.add(text.group(1));
                continue;
            }
            if (key.matches()) {
                int depth = key.group(1).length() / 2;
                while (path.size() > depth) {
                    path.remove(path.size() - 1);
                }
                path.add(key.group(2));
                String description = String.join(" ", comment);
                if (description.startsWith("-- ")) {
                    rows.add(new Row(
                            String.join(".", path),
                            shown(values.at("/" + String.join("/", path))),
                            description.substring(3)));
                }
            }
            comment.clear();
        }
        return new ValuesTable(withoutDefaultsOfParents(rows));
    }

    String asMarkdown() {
        StringBuilder markdown = new StringBuilder("| Key | Default | Meaning |\n|---|---|---|\n");
        rows.forEach(row -> markdown.append(row.asMarkdown()));
        return markdown.toString();
    }

    private static List<Row> withoutDefaultsOfParents(List<Row> rows) {
        return rows.stream()
                .map(row -> rows.stream().anyMatch(other -> other.path().startsWith(row.path() + "."))
                        ? new Row(row.path(), "", row.description())
                        : row)
                .toList();
    }

    private static String shown(JsonNode value) {
        boolean blank = value.isTextual() && value.asText().isEmpty();
        return blank ? "" : value.isTextual() ? value.asText() : value.toString();
    }

    private static JsonNode parsed(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
