/** The simulated world: S3, RDS, the cloud that terraform builds in, Helm's cluster, Lambda, the topic. */
@NullMarked
package io.drfailover.drill.simulation.world;

import org.jspecify.annotations.NullMarked;
