/** The infrastructure: bundle, toolchain, terraform as a child process, the gate over its plan. Results: {@code Infrastructure}. */
@NullMarked
package io.drfailover.terraform;

import org.jspecify.annotations.NullMarked;
