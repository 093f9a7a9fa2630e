package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "10.90.0.0/16,10.90.0.0/16,true",
        "10.90.0.0/16,10.90.255.0/24,true",
        "10.90.0.0/16,10.0.0.0/8,true",
        "10.90.0.0/16,10.91.0.0/16,false",
        "10.90.0.0/16,10.89.255.255/32,false",
        "255.255.0.0/16,255.255.255.255/32,true",
        "0.0.0.0/0,192.168.0.0/16,true",
        "10.90.7.9/16,10.90.200.0/24,true"
    })
    void overlaps_networks_isSymmetric(String one, String other, boolean overlap) {
        Cidr first = Cidr.of(one).orElseThrow();
        Cidr second = Cidr.of(other).orElseThrow();

        assertThat(first.overlaps(second)).isEqualTo(overlap);
        assertThat(second.overlaps(first)).isEqualTo(overlap);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/33", "256.0.0.0/8", "fd00::/8", "${var.vpc_cidr}"})
    void of_noNetwork_isEmpty(String text) {
        assertThat(Cidr.of(text)).isEmpty();
    }
}
