/** Mistakes, made in the function's own bytecode, that a simulation must notice. */
@NullMarked
package io.drfailover.drill.simulation.mutation;

import org.jspecify.annotations.NullMarked;
