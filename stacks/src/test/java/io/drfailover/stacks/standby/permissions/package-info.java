/** The function's permissions, as statements and as synthesized. */
@NullMarked
package io.drfailover.stacks.standby.permissions;

import org.jspecify.annotations.NullMarked;
