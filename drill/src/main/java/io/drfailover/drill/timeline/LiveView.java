package io.drfailover.drill.timeline;

import io.drfailover.console.view.Ink;
import io.drfailover.contract.TimelineField;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows a timeline while it grows: each event as a line that stays, and on a terminal what is going on right now. */
public final class LiveView implements AutoCloseable {
    private static final long REDRAW_MILLIS = 250;
    private static final int SHOWN_WAITS = 6;
    private static final long LASTING_MILLIS = 1_500;

    private final Timeline timeline;
    private final Screen screen;
    private final long zeroMillis;
    private final InstantSource clock;
    private final Set<String> announced = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "live-view");
        thread.setDaemon(true);
        return thread;
    });

    private LiveView(Timeline timeline, Screen screen, long zeroMillis, InstantSource clock) {
        this.timeline = timeline;
        this.screen = screen;
        this.zeroMillis = zeroMillis;
        this.clock = clock;
    }

    /** Starts to show; seconds are counted from {@code zeroMillis}, and up to the {@code clock}'s for what is going on. */
    public static LiveView start(Timeline timeline, Screen screen, long zeroMillis, InstantSource clock) {
        LiveView view = new LiveView(timeline, screen, zeroMillis, clock);
        Runnable tick = screen.redraws() ? view::redraw : view::announce;
        var unused = view.ticks.scheduleAtFixedRate(tick, 0, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
        return view;
    }

    /** Shows one event; the timeline has it already. */
    public void show(TimelineEvent event) {
        boolean shown =
                switch (event.kind()) {
                    // Most waits end at once; the ticks tell of those that last.
                    case TimelineField.EVENT_WAIT_STARTED -> false;
                    case TimelineField.EVENT_WAIT_FINISHED -> announced.contains(event.subject());
                    default -> true;
                };
        if (shown) {
            line(event);
        }
    }

    /** Shows something that the function did not say itself. */
    public void say(String who, String words, long atMillis) {
        screen.line("%8s  %-15s %s".formatted(seconds(atMillis - zeroMillis), who, words));
    }

    private void line(TimelineEvent event) {
        screen.line("%8s  %-15s %s".formatted(seconds(event.atMillis() - zeroMillis), event.stage(), words(event)));
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        screen.block(List.of());
    }

    private String words(TimelineEvent event) {
        Ink ink = screen.ink();
        return switch (event.kind()) {
            case TimelineField.EVENT_STAGE_STARTED -> ink.strong("started");
            case TimelineField.EVENT_STAGE_FINISHED -> ink.good("finished") + took(" after ", event, "");
            case TimelineField.EVENT_STAGE_FAILED -> ink.bad("failed") + took(" after ", event, "");
            case TimelineField.EVENT_STAGE_PARKED -> ink.strong("parked") + took(" after ", event, "");
            case TimelineField.EVENT_WAIT_STARTED -> ink.faint("waiting for " + event.subject());
            case TimelineField.EVENT_WAIT_FINISHED ->
                // Not "ready": an invocation whose time is over stops waiting, too.
                ink.faint("waited for " + event.subject()) + took(", ", event, event.subject());
            default ->
                event.message().startsWith(event.stage() + " ")
                        ? event.message().substring(event.stage().length() + 1)
                        : event.message();
        };
    }

    /** How long, behind a joining word; nothing where it is not known. */
    private String took(String joint, TimelineEvent event, String subject) {
        List<Span> spans = subject.isEmpty() ? timeline.stages() : timeline.waits();
        return spans.stream()
                .filter(span -> span.sandbox() == event.sandbox()
                        && span.stage().equals(event.stage())
                        && span.subject().equals(subject)
                        && !span.open())
                .reduce((first, second) -> second)
                .map(span -> joint + seconds(span.millis(event.atMillis())))
                .orElse("");
    }

    /** Off a terminal: one line for each wait that has lasted a while. */
    private void announce() {
        long now = clock.millis();
        for (Span wait : timeline.waits()) {
            if (wait.open() && wait.millis(now) >= LASTING_MILLIS && announced.add(wait.subject())) {
                line(new TimelineEvent(
                        wait.sandbox(), TimelineField.EVENT_WAIT_STARTED, wait.stage(), wait.subject(), now, ""));
            }
        }
    }

    private void redraw() {
        long now = clock.millis();
        List<String> lines = new ArrayList<>();
        lines.add("");
        for (Span stage : timeline.stages()) {
            if (stage.open()) {
                lines.add("%8s  %-15s running for %s"
                        .formatted(seconds(now - zeroMillis), stage.stage(), seconds(stage.millis(now))));
            }
        }
        List<Span> open = timeline.waits().stream().filter(Span::open).toList();
        open.stream()
                .limit(SHOWN_WAITS)
                .forEach(wait ->
                        lines.add("          waiting %6s for %s".formatted(seconds(wait.millis(now)), wait.subject())));
        if (open.size() > SHOWN_WAITS) {
            lines.add("          and for " + (open.size() - SHOWN_WAITS) + " more");
        }
        screen.block(lines);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
