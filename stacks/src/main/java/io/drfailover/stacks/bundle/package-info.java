/**
 * What {@code mvn package} makes of the stacks and the charts: the bundle and the toolchain. No construct enters here;
 * the input is the synthesized file.
 */
@NullMarked
package io.drfailover.stacks.bundle;

import org.jspecify.annotations.NullMarked;
