package io.drfailover.drill.report;

import io.drfailover.drill.run.Row;
import java.util.List;

/** The invocations of a run on the page. */
record InvocationsSection(DrillReport report) {
    String render() {
        if (report.invocations().isEmpty()) {
            return "";
        }
        return HtmlPage.section(
                "Invocations",
                Html.table(
                        List.of(
                                "",
                                "Invoked by",
                                "Attempt",
                                "Sandbox",
                                "Began after",
                                "Took",
                                "End",
                                "Pause before it",
                                "Until its first useful action"),
                        report.invocations().stream().map(this::cells).toList()));
    }

    private List<String> cells(Row row) {
        return List.of(
                Integer.toString(row.number()),
                row.origin(),
                Integer.toString(row.attempt()),
                row.sandbox() == 0 ? "none" : Integer.toString(row.sandbox()),
                Html.seconds(row.startMillis() - report.startMillis()),
                Html.seconds(row.endMillis() - row.startMillis()),
                row.end().words() + (row.worked() ? "" : ", without work"),
                row.resume().betweenMillis() < 0
                        ? ""
                        : Html.seconds(row.resume().betweenMillis()),
                row.resume().ownMillis() < 0 ? "" : Html.seconds(row.resume().ownMillis()));
    }
}
