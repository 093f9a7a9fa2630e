/**
 * What a team says about its own recovery, read from {@code stacks.yaml}: typed, checked, and with every default
 * in the schema. No construct and no file format of Terraform enters here.
 */
@NullMarked
package io.drfailover.stacks.settings;

import org.jspecify.annotations.NullMarked;
