/** The function's bucket against emulators: one contract, an implementation for each emulator. */
@NullMarked
package io.drfailover.drill.bucket;

import org.jspecify.annotations.NullMarked;
