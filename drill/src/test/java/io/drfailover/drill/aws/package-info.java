/** Tests of the emulated AWS against the real moto process, through the stock AWS SDK. */
@NullMarked
package io.drfailover.drill.aws;

import org.jspecify.annotations.NullMarked;
