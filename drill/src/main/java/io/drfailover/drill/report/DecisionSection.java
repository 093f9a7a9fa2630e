package io.drfailover.drill.report;

import java.util.ArrayList;
import java.util.List;

/** The decision on the page. */
record DecisionSection(DecisionPart decision) {
    String render() {
        if (decision.evidence().isEmpty()) {
            return "";
        }
        List<List<String>> rows = new ArrayList<>();
        row(rows, "The evidence", decision.evidence());
        row(rows, "Data that may be lost", decision.dataLoss());
        row(rows, "The old primary", decision.oldPrimary());
        return HtmlPage.section("Decision", Html.table(List.of("", ""), rows));
    }

    private static void row(List<List<String>> rows, String name, String value) {
        if (!value.isEmpty()) {
            rows.add(List.of(name, value));
        }
    }
}
