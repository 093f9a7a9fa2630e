/**
 * The account that both stacks of peace time, standby and watch, are deployed to: its ARNs, the names of what is in it,
 * and who is allowed what there.
 */
@NullMarked
package io.drfailover.stacks.account;

import org.jspecify.annotations.NullMarked;
