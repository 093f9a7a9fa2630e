/**
 * The drill on paper: one record, written as JSON for machines and as a page that needs nothing else for people. Knows
 * neither how the figures were measured nor what they should be.
 */
@NullMarked
package io.drfailover.drill.report;

import org.jspecify.annotations.NullMarked;
