/**
 * What every stack says in the same way: where its state is, which provider and versions it uses, its tags, and
 * Terraform expressions and addresses that CDKTF has no words for. No resource enters here.
 */
@NullMarked
package io.drfailover.stacks.hcl;

import org.jspecify.annotations.NullMarked;
