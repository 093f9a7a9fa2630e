/** The proof of least privilege, and the tests of what it is made with. */
@NullMarked
package io.drfailover.drill.permissions;

import org.jspecify.annotations.NullMarked;
