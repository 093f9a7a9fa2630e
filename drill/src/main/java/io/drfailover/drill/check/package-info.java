/**
 * What must be true of the world after a failover: one small class for each statement. A check looks at the world and
 * never at what the function claims.
 */
@NullMarked
package io.drfailover.drill.check;

import org.jspecify.annotations.NullMarked;
