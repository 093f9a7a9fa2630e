package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyTest {
    @Test
    void get_againAndAgain_isMadeOnceAndNotBefore() {
        var made = new AtomicInteger();
        var lazy = new Lazy<>(() -> "client " + made.incrementAndGet());
        assertThat(made).hasValue(0);

        assertThat(lazy.get()).isEqualTo("client 1").isSameAs(lazy.get());
    }
}
