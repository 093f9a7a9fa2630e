/**
 * What stands in the DR region before the disaster: the function with everything that it needs on the bad day, and the
 * alarms that ring it. One construct, one noun, one file. Nothing that is built only after a disaster enters here.
 */
@NullMarked
package io.drfailover.stacks.standby;

import org.jspecify.annotations.NullMarked;
