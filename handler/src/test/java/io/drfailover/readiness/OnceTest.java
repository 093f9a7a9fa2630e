package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.terraform.TerraformException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnceTest {
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void get_manyAtOnce_isMadeOnce() {
        var once = new Once<>(made::incrementAndGet);

        assertThat(IntStream.range(0, 64).parallel().map(i -> once.get())).containsOnly(1);
    }

    @Test
    void get_failed_failsForAllAndIsNotTriedAgain() {
        Once<Integer> once = new Once<>(() -> {
            made.incrementAndGet();
            throw new TerraformException("broken", "repair it");
        });

        assertThat(once.attempt()).isEmpty();
        assertThatExceptionOfType(TerraformException.class).isThrownBy(once::get);
        assertThat(made).hasValue(1);
    }
}
