package io.drfailover.drill.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Follows a log and sends each metric in it to CloudWatch, on a thread of its own, so that the log never waits. */
public final class MetricExtraction implements Consumer<String>, AutoCloseable {
    private final BlockingQueue<MetricDatum> waiting = new LinkedBlockingQueue<>();
    private final List<MetricDatum> sent = new ArrayList<>();
    private final Consumer<MetricDatum> cloudWatch;
    private final Thread thread = new Thread(this::work, "metric-extraction");
    private Optional<String> failure = Optional.empty();

    /** Starts; {@code cloudWatch} gets each metric and may take its time. */
    public MetricExtraction(Consumer<MetricDatum> cloudWatch) {
        this.cloudWatch = cloudWatch;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void accept(String line) {
        waiting.addAll(EmbeddedMetricFormat.parse(line));
    }

    /** What was sent so far, in order. */
    public synchronized List<MetricDatum> sent() {
        return List.copyOf(sent);
    }

    /** Why the first metric that was not taken was not; empty as long as all were. */
    public synchronized Optional<String> failure() {
        return failure;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                send(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closing.
        }
    }

    private void send(MetricDatum metric) {
        try {
            cloudWatch.accept(metric);
            remember(metric);
        } catch (RuntimeException e) {
            fail(metric.name() + ": " + e.getMessage());
        }
    }

    private synchronized void remember(MetricDatum metric) {
        sent.add(metric);
    }

    private synchronized void fail(String reason) {
        failure = failure.isPresent() ? failure : Optional.of(reason);
    }
}
