/**
 * The front door: the Lambda entry, the runbook, and the few types that every stage shares (configuration, deadline,
 * progress, the root of all errors). Nothing of a single stage enters here.
 */
@NullMarked
package io.drfailover;

import org.jspecify.annotations.NullMarked;
