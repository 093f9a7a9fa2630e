/**
 * The emulated Kubernetes API of the drill: it authenticates, stores, watches and rolls out as a cluster does, so that
 * the real Helm engine and kubectl work against it; no container ever runs.
 */
@NullMarked
package io.drfailover.drill.kubernetes;

import org.jspecify.annotations.NullMarked;
