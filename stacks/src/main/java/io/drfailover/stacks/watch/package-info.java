/**
 * What stands in the primary region: alarms on its database and load balancer, and the way from there to the function.
 * A bonus that may die with the region; nothing of the standby stack needs it, and it makes no decision on one signal.
 */
@NullMarked
package io.drfailover.stacks.watch;

import org.jspecify.annotations.NullMarked;
