/**
 * Things that can be wrong in peace, one class for each: how it is broken, which check of the readiness must say so, and how
 * its remedy is carried out. Nothing here decides whether the check did.
 */
@NullMarked
package io.drfailover.drill.flaw;

import org.jspecify.annotations.NullMarked;
