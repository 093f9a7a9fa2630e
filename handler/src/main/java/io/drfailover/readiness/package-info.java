/** Would a failover succeed? Checks look, and change nothing. */
@NullMarked
package io.drfailover.readiness;

import org.jspecify.annotations.NullMarked;
