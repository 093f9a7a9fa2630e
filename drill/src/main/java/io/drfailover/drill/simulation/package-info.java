/**
 * {@code dr simulate}: the function's own runbook, ledger and decisions against a simulated AWS, terraform, Helm and
 * clock, thousands of times, with faults at every call; and the same with mistakes in the code, which must be noticed.
 * The one room of the drill that loads the function's classes: their order of events is what it tests.
 */
@NullMarked
package io.drfailover.drill.simulation;

import org.jspecify.annotations.NullMarked;
