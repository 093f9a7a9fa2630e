/**
 * The Kubernetes cluster that the failover fills: the emulated one or, behind a proxy on loopback, a real one. Knows
 * nothing of Helm or of the function.
 */
@NullMarked
package io.drfailover.drill.cluster;

import org.jspecify.annotations.NullMarked;
