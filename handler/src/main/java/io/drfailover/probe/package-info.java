/**
 * The look at the primary from the DR region, once a minute: load balancer, database, replication, lag. It measures and
 * decides nothing: alarms do. Nothing that changes AWS, and nothing of a failover's stages, enters here.
 */
@NullMarked
package io.drfailover.probe;

import org.jspecify.annotations.NullMarked;
