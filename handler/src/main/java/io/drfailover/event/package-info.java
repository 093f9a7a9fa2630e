/** What rang: event JSON becomes a {@code Trigger}, a trigger a {@code Decision}. Nothing here calls AWS. */
@NullMarked
package io.drfailover.event;

import org.jspecify.annotations.NullMarked;
