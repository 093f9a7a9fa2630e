/**
 * What the function may do: one class for each purpose, one statement for each scope, put together in
 * {@link io.drfailover.stacks.standby.permissions.FunctionPermissions}. No action with a wildcard enters here, and no
 * resource that could be named more narrowly.
 */
@NullMarked
package io.drfailover.stacks.standby.permissions;

import org.jspecify.annotations.NullMarked;
