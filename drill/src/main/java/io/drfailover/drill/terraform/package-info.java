/**
 * The drill's own terraform: the binary and the provider of the toolchain, run as a child process in a sealed
 * environment. Knows nothing of what is in a stack.
 */
@NullMarked
package io.drfailover.drill.terraform;

import org.jspecify.annotations.NullMarked;
