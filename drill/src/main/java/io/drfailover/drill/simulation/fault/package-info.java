/** What goes wrong, and when: drawn from the seed, at every call that leaves the function. */
@NullMarked
package io.drfailover.drill.simulation.fault;

import org.jspecify.annotations.NullMarked;
