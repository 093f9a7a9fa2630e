/** What is said about a run: the answer, the timeline, the metrics. */
@NullMarked
package io.drfailover.report;

import org.jspecify.annotations.NullMarked;
