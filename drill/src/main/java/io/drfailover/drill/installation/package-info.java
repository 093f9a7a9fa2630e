/**
 * The installation as a team deploys it: terraform applies the stacks of peace time to the emulated AWS, and from AWS
 * alone comes what is rehearsed afterwards: function, role, alarms, schedules. Knows nothing of a failover.
 */
@NullMarked
package io.drfailover.drill.installation;

import org.jspecify.annotations.NullMarked;
