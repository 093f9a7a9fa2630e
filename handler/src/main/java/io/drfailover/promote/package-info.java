/** The database: an RDS read replica becomes a primary, and that is proved. Results: {@code PromotedDatabase}. */
@NullMarked
package io.drfailover.promote;

import org.jspecify.annotations.NullMarked;
