/**
 * The commands of a person on call: they ask and order the deployed function, and print its answers. Of the project this knows
 * the names in package contract alone.
 */
@NullMarked
package io.drfailover.console;

import org.jspecify.annotations.NullMarked;
