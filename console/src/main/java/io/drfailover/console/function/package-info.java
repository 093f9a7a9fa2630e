/** The function as seen from outside: where it is, what is sent to it, what comes back or why nothing does. */
@NullMarked
package io.drfailover.console.function;

import org.jspecify.annotations.NullMarked;
