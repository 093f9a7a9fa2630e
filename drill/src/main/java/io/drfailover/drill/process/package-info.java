/**
 * Child processes of the drill: how they start, what they weigh, and how they end with everything below them. Knows
 * nothing of AWS, Lambda or Terraform's files.
 */
@NullMarked
package io.drfailover.drill.process;

import org.jspecify.annotations.NullMarked;
