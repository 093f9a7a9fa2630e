package io.drfailover.drill;

import io.drfailover.drill.lambda.FunctionOutput;
import io.drfailover.drill.timeline.LiveView;
import io.drfailover.drill.timeline.Timeline;
import io.drfailover.drill.timeline.TimelineEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps every line of the function in a file, and follows its timeline. */
public final class FunctionLog implements FunctionOutput, AutoCloseable {
    private final Path file;
    private final PrintWriter writer;
    private final Timeline timeline = new Timeline();
    private volatile @Nullable LiveView view;

    /** Writes to {@code file}. */
    public FunctionLog(Path file) throws IOException {
        this.file = file;
        this.writer = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), true);
    }

    /** What was said so far. */
    public Timeline timeline() {
        return timeline;
    }

    /** Where the lines are. */
    public Path file() {
        return file;
    }

    /** From now on events are shown here too. */
    public void showOn(LiveView newView) {
        view = newView;
    }

    /** From now on events are kept and not shown. */
    public void hide() {
        view = null;
    }

    @Override
    public void line(int sandbox, String line) {
        writer.println(line);
        TimelineEvent.parse(sandbox, line).ifPresent(event -> {
            timeline.add(event);
            LiveView shown = view;
            if (shown != null) {
                shown.show(event);
            }
        });
    }

    /** Shows something that the function did not say itself. */
    void say(String who, String words, long atMillis) {
        LiveView shown = view;
        if (shown != null) {
            shown.say(who, words, atMillis);
        }
    }

    @Override
    public void close() {
        writer.close();
        if (writer.checkError()) {
            throw new UncheckedIOException(new IOException("writing " + file + ": is the disk full?"));
        }
    }
}
