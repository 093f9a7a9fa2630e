/** What AWS itself says exists: looks only, never changes anything, and knows nothing of the stages. Asked by {@code terraform}. */
@NullMarked
package io.drfailover.inventory;

import org.jspecify.annotations.NullMarked;
