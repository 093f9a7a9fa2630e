/** What a simulated run leaves behind. Loaded once, whatever copy of the function's classes was simulated. */
@NullMarked
package io.drfailover.drill.simulation.outcome;

import org.jspecify.annotations.NullMarked;
