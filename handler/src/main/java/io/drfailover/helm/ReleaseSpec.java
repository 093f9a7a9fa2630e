package io.drfailover.helm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One entry of {@code releases.yaml}.
 *
 * @param name the Helm release
 * @param chart the packaged chart
 * @param wave position in the order, 1 first
 * @param serves whether it is the application that {@code APP_SERVICE_NAME} names
 * @param timeout how long it may take to become ready
 * @param values its own values
 */
public record ReleaseSpec(String name, Path chart, int wave, boolean serves, Duration timeout, ObjectNode values) {}
