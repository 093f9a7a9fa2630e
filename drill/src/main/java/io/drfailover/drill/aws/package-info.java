/**
 * The emulated AWS of the drill: finds a Python, starts moto with the behaviours a failover needs, and changes its world
 * while it runs. Nothing of the failover itself may enter.
 */
@NullMarked
package io.drfailover.drill.aws;

import org.jspecify.annotations.NullMarked;
