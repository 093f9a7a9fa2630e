/** What every command line of the project has in common, here and in the drill. */
@NullMarked
package io.drfailover.console.usage;

import org.jspecify.annotations.NullMarked;
