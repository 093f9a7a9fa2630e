/**
 * What a team says about its own recovery, read from {@code stacks.yaml}: typed, checked, and without a default that
 * could surprise. No construct and no file format of Terraform enters here.
 */
@NullMarked
package io.drfailover.stacks.settings;

import org.jspecify.annotations.NullMarked;
