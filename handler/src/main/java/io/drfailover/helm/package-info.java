/** The applications: cluster token, kubeconfig, {@code releases.yaml}, Helm. Results: {@code AppRelease}. */
@NullMarked
package io.drfailover.helm;

import org.jspecify.annotations.NullMarked;
