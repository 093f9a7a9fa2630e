/**
 * The alarm proposes, evidence disposes: sources are looked at, a rule judges. Looking changes nothing, and nothing here begins a
 * run.
 */
@NullMarked
package io.drfailover.evidence;

import org.jspecify.annotations.NullMarked;
