/**
 * The drill's CloudWatch Logs, as far as it makes metrics: what the function writes in the embedded metric format becomes
 * PutMetricData. Knows nothing of what the metrics mean.
 */
@NullMarked
package io.drfailover.drill.metrics;

import org.jspecify.annotations.NullMarked;
