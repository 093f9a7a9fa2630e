/**
 * The infrastructure that exists only after a disaster: one construct, one noun, one file. Regional services only; no
 * role, no DNS record, and not the database itself.
 */
@NullMarked
package io.drfailover.stacks.recovery;

import org.jspecify.annotations.NullMarked;
