/** What a flaw must do to the answer, judged without one. */
@NullMarked
package io.drfailover.drill.flaw;

import org.jspecify.annotations.NullMarked;
