/** The function's terraform stage by itself, with the real terraform, provider and bundle, interrupted and killed. */
@NullMarked
package io.drfailover.drill.healing;

import org.jspecify.annotations.NullMarked;
