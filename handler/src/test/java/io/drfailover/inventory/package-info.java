/** Tests of the inventory: AWS's answers are given, its questions are seen. The drill asks an AWS that answers itself. */
@NullMarked
package io.drfailover.inventory;

import org.jspecify.annotations.NullMarked;
