/**
 * The proof that the function's role may do what the function does, and nothing else: what was called, which accesses
 * AWS checks for it, and what the synthesized policies allow. Nothing here starts or asks a service.
 */
@NullMarked
package io.drfailover.drill.permissions;

import org.jspecify.annotations.NullMarked;
