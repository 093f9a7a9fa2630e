/**
 * Tests of the charts and of {@code releases.yaml}, through the Helm engine that the function runs. Nothing of the
 * function enters here but the names in {@code contract}.
 */
@NullMarked
package io.drfailover.charts;

import org.jspecify.annotations.NullMarked;
