/** What a person holds: the kill switch, and the approval of a proposed run. */
@NullMarked
package io.drfailover.control;

import org.jspecify.annotations.NullMarked;
