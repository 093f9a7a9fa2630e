/**
 * What is seen of the primary region from outside: its load balancer and its database's port, on loopback, until they
 * die. Knows nothing of AWS.
 */
@NullMarked
package io.drfailover.drill.primary;

import org.jspecify.annotations.NullMarked;
