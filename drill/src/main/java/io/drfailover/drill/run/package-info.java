/**
 * A failover as a run of several invocations: how each of them ended, when the run has ended, what a resume cost. Reads
 * what Lambda and the function's timeline say; asks nobody.
 */
@NullMarked
package io.drfailover.drill.run;

import org.jspecify.annotations.NullMarked;
