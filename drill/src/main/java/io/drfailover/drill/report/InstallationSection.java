package io.drfailover.drill.report;

import java.util.List;

/** The installation on the page; nothing where there was none. */
record InstallationSection(InstallationPart part) {
    String render() {
        if (part.stacks().isEmpty()) {
            return "";
        }
        return HtmlPage.section("The installation", stacks() + HtmlPage.pairs(part.figures()))
                + HtmlPage.section("How it was noticed", alarms());
    }

    private String stacks() {
        return Html.table(
                List.of("Stack", "Region", "Resources", "Applied in", "Plan afterwards"),
                part.stacks().stream()
                        .map(stack -> List.of(
                                stack.name(),
                                stack.region(),
                                Integer.toString(stack.resources()),
                                Html.seconds(stack.applyMillis()),
                                stack.planAfter()))
                        .toList());
    }

    private String alarms() {
        return Html.table(
                List.of("After", "Region", "Alarm", "State"),
                part.alarms().stream()
                        .map(change -> List.of(
                                Html.seconds(change.afterMillis()), change.region(), change.alarm(), change.state()))
                        .toList());
    }
}
