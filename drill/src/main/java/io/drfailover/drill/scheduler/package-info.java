/**
 * The drill's EventBridge Scheduler: fires the schedules that are deployed, each with its input at its target, in
 * compressed time. Knows nothing of what the targets do.
 */
@NullMarked
package io.drfailover.drill.scheduler;

import org.jspecify.annotations.NullMarked;
