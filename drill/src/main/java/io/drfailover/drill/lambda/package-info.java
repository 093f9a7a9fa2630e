/**
 * The drill's AWS Lambda: the Runtime API on loopback, the sandbox (a JVM of its own around the packaged function under
 * AWS's own runtime client) and the queue of asynchronous events. Knows nothing of what the function does.
 */
@NullMarked
package io.drfailover.drill.lambda;

import org.jspecify.annotations.NullMarked;
