/**
 * What a drill does to the function while it recovers the region: less time, a kill, too many alarms, a busy AWS. Decides
 * when and what; those who do it are {@code lambda} and {@code aws}.
 */
@NullMarked
package io.drfailover.drill.trouble;

import org.jspecify.annotations.NullMarked;
