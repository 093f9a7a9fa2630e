/**
 * The world before the disaster: networks, databases, bucket, roles and the secret, made through AWS's public API. Knows
 * nothing of the function's inside and nothing of how AWS is emulated.
 */
@NullMarked
package io.drfailover.drill.world;

import org.jspecify.annotations.NullMarked;
