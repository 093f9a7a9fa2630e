/**
 * What the function said while it ran, as spans of time: read from its log, shown live, and divided into AWS's time and
 * ours. Knows the names in {@code contract} and nothing else of the function.
 */
@NullMarked
package io.drfailover.drill.timeline;

import org.jspecify.annotations.NullMarked;
