package io.drfailover.drill.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The two files of a report.
 *
 * @param json for machines
 * @param html for people
 */
public record ReportFiles(Path json, Path html) {
    /** Writes both into a folder. */
    public static ReportFiles write(DrillReport report, Path folder) throws IOException {
        Files.createDirectories(folder);
        ReportFiles files = new ReportFiles(folder.resolve("report.json"), folder.resolve("report.html"));
        Files.writeString(files.json, json(report) + "\n");
        Files.writeString(files.html, new HtmlPage(report).render());
        return files;
    }

    static String json(DrillReport report) throws IOException {
        return new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsString(report);
    }
}
