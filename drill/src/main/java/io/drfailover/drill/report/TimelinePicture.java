package io.drfailover.drill.report;

import io.drfailover.drill.run.Row;
import io.drfailover.drill.timeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The timeline as SVG: a bar for each invocation, where there were several; a bar for each stage, and below it the waits
 * that were long enough to see.
 */
final class TimelinePicture {
    private static final int WIDTH = 960;
    private static final int LABELS = 300;
    private static final int ROW = 22;
    private static final int TOP = 26;
    private static final long SHOWN_FROM_MILLIS = 1_000;
    private static final int SHOWN_LETTERS = 42;
    private static final int GRID_LINES = 8;
    private static final List<Long> STEPS_SECONDS = List.of(1L, 2L, 5L, 10L, 15L, 30L, 60L, 120L, 300L, 600L, 1800L);

    private final long start;
    private final long wall;
    private final List<Bar> bars = new ArrayList<>();

    TimelinePicture(DrillReport report) {
        this.start = report.startMillis();
        this.wall = Math.max(1, report.time().wallMillis());
        long end = start + wall;
        if (report.invocations().size() > 1) {
            report.invocations().forEach(row -> bars.add(Bar.of(row)));
        }
        for (Span stage : report.stages()) {
            bars.add(Bar.of(stage, end));
            report.waits().stream()
                    .filter(wait -> wait.stage().equals(stage.stage())
                            && wait.sandbox() == stage.sandbox()
                            && wait.startMillis() >= stage.startMillis()
                            && wait.startMillis() <= stage.endMillis().orElse(end)
                            && wait.millis(end) >= SHOWN_FROM_MILLIS)
                    .forEach(wait -> bars.add(Bar.of(wait, end)));
        }
    }

    String render() {
        int height = TOP + bars.size() * ROW + 8;
        StringBuilder svg =
                new StringBuilder("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Timeline of the failover\">\n"
                        .formatted(WIDTH, height));
        long step = step();
        for (long at = 0; at <= wall; at += step) {
            grid(svg, at, height);
        }
        for (int i = 0; i < bars.size(); i++) {
            bar(svg, bars.get(i), TOP + i * ROW);
        }
        return svg.append("</svg>\n")
                .append("<p class=\"legend\"><span class=\"key invocation\"></span> invocation ")
                .append("<span class=\"key stage\"></span> stage ")
                .append("<span class=\"key wait\"></span> waiting for AWS or Kubernetes</p>\n")
                .toString();
    }

    /** A round number of seconds that gives a handful of lines. */
    private long step() {
        return STEPS_SECONDS.stream()
                .map(seconds -> seconds * 1000)
                .filter(millis -> wall / millis <= GRID_LINES)
                .findFirst()
                .orElse(wall);
    }

    private void grid(StringBuilder svg, long millis, int height) {
        svg.append("<line class=\"grid\" x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\"/>"
                .formatted(x(millis), TOP - 6, x(millis), height));
        svg.append("<text class=\"tick\" x=\"%s\" y=\"14\">%s</text>%n".formatted(x(millis), Html.seconds(millis)));
    }

    private void bar(StringBuilder svg, Bar bar, int y) {
        long from = Math.max(0, bar.fromMillis() - start);
        String name = Html.escape(shortened(bar.name()));
        svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>"
                .formatted(bar.indented() ? "subject" : "name", bar.indented() ? 18 : 4, y + 14, name));
        svg.append(
                "<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" rx=\"3\"><title>%s %s</title></rect>%n"
                        .formatted(
                                bar.kind(),
                                x(from),
                                y + 3,
                                String.format(Locale.ROOT, "%.1f", Math.max(1.5, width(bar.millis()))),
                                ROW - 6,
                                Html.escape(bar.name()),
                                Html.seconds(bar.millis())));
    }

    /** The bar's title has it whole. */
    private static String shortened(String name) {
        return name.length() <= SHOWN_LETTERS ? name : name.substring(0, SHOWN_LETTERS - 1) + "…";
    }

    private String x(long millis) {
        return String.format(Locale.ROOT, "%.1f", LABELS + width(millis));
    }

    private double width(long millis) {
        return (WIDTH - LABELS - 40.0) * millis / wall;
    }

    /** What a row of the picture shows. */
    private record Bar(String name, String kind, boolean indented, long fromMillis, long millis) {
        static Bar of(Row row) {
            return new Bar(
                    row.number() + " " + row.origin() + ": " + row.end().words(),
                    row.worked() ? "invocation" : "invocation idle",
                    false,
                    row.startMillis(),
                    row.endMillis() - row.startMillis());
        }

        static Bar of(Span span, long now) {
            boolean stage = span.subject().isEmpty();
            String kind = span.ending() == Span.Ending.FAILED ? "stage failed" : "stage";
            return new Bar(
                    stage ? span.stage() : span.subject(),
                    stage ? kind : "wait",
                    !stage,
                    span.startMillis(),
                    span.millis(now));
        }
    }
}
