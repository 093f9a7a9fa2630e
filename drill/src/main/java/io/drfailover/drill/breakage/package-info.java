/**
 * Disasters within the disaster: one class for each way to break a failover, and what must then be seen. Nothing here
 * decides whether it was seen; that is {@code check}.
 */
@NullMarked
package io.drfailover.drill.breakage;

import org.jspecify.annotations.NullMarked;
