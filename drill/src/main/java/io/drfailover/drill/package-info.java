/**
 * The rehearsal of a whole failover on one machine: {@link io.drfailover.drill.Drill} are its steps, the packages beside
 * it the parts of the stage. What is real and what is emulated is said in the README.
 */
@NullMarked
package io.drfailover.drill;

import org.jspecify.annotations.NullMarked;
