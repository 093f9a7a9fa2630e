package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that terraform has to say (Terraform documentation, "Machine-Readable UI" and "JSON Output Format" of
 * {@code validate}, which share this form).
 *
 * @param error or else a warning
 * @param address of the resource or data source that it is about, or ""
 * @param text summary and detail, on one line
 */
public record Diagnostic(boolean error, String address, String text) {
    static Diagnostic of(JsonNode json) {
        String detail = json.path("detail").asText("").strip();
        String summary = json.path("summary").asText("").strip();
        return new Diagnostic(
                json.path("severity").asText("").equals("error"),
                json.path("address").asText(""),
                (detail.isEmpty() ? summary : summary + " (" + detail + ")").replaceAll("\\s+", " "));
    }

    @Override
    public String toString() {
        return address.isEmpty() ? text : address + ": " + text;
    }
}
