/** What must hold in every run, whatever goes wrong: a sentence a class, judged by the world and not by the function. */
@NullMarked
package io.drfailover.drill.simulation.invariant;

import org.jspecify.annotations.NullMarked;
