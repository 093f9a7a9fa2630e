/** Answers of the function as lines for a person; nothing is read or printed here. */
@NullMarked
package io.drfailover.console.view;

import org.jspecify.annotations.NullMarked;
