/** What evaluate looks at, with the real terraform, provider, Helm engine and bundle. */
@NullMarked
package io.drfailover.drill.readiness;

import org.jspecify.annotations.NullMarked;
