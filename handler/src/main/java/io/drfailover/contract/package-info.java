/**
 * The names that the stacks, the function and the drill share: environment variables, Terraform variables and outputs,
 * the layout of the bundle, the toolchain and the bucket, and the fields of the timeline. No logic enters here, and
 * this package imports nothing of the project.
 */
@NullMarked
package io.drfailover.contract;

import org.jspecify.annotations.NullMarked;
