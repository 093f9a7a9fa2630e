/**
 * Peace time: the infrastructure as Java, and the archives that it becomes. Nothing here runs on the bad day.
 */
@NullMarked
package io.drfailover.stacks;

import org.jspecify.annotations.NullMarked;
