/** Time and turns: tasks that run one at a time, in an order that a seed decides. Knows nothing of what they do. */
@NullMarked
package io.drfailover.drill.simulation.schedule;

import org.jspecify.annotations.NullMarked;
