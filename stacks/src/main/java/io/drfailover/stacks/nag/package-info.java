/**
 * What every stack must keep, one rule a class: tags, encryption at rest, nothing public, logs that end, no wildcard
 * action. A rule is an Aspect of CDKTF: it adds an error with the construct's path and the remedy, and the synthesis
 * fails. No resource enters here, and no exception for a stack: a rule that must give way says so in its own text.
 */
@NullMarked
package io.drfailover.stacks.nag;

import org.jspecify.annotations.NullMarked;
