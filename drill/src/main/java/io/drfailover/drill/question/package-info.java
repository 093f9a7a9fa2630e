/** Questions to the function, and what came of each: its answer, and everything that it asked of AWS and the cluster for it. */
@NullMarked
package io.drfailover.drill.question;

import org.jspecify.annotations.NullMarked;
