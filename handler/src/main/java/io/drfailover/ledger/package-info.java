/** The run's memory in S3: what was begun, what is done, with which evidence. Knows no other stage. */
@NullMarked
package io.drfailover.ledger;

import org.jspecify.annotations.NullMarked;
