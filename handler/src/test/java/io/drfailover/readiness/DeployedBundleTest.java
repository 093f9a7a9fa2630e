package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployedBundleTest {
    @TempDir
    Path temp;

    @Test
    void design_ofABundle_isReadFromItsFiles() {
        assertThat(Bundles.deployed(temp).design())
                .isEqualTo(
                        new RecoveryDesign("10.90.0.0/16", List.of("m6i.large", "m5.large"), 3, List.of("0", "1"), 1));
    }

    @Test
    void zonesAmong_placesAndNames_areTheRegionsSorted() {
        List<String> region = List.of("eu-west-1c", "eu-west-1a", "eu-west-1b");

        assertThat(Bundles.deployed(temp).design().zonesAmong(region)).containsExactly("eu-west-1a", "eu-west-1b");
        assertThat(RecoveryDesign.of(Bundles.withZones(temp, "eu-west-1c", "eu-west-1b"))
                        .zonesAmong(region))
                .containsExactly("eu-west-1b", "eu-west-1c");
    }

    @Test
    void get_severalTimes_loadsOnce() {
        var loads = new AtomicInteger();
        var bundle = new DeployedBundle(() -> {
            loads.incrementAndGet();
            return Bundles.in(temp);
        });

        assertThat(bundle.get()).isSameAs(bundle.get());
        assertThat(loads).hasValue(1);
    }

    @Test
    void get_notLoaded_throwsWhatLoadingThrew() {
        var known = new IllegalStateException("digest");

        assertThatIllegalStateException()
                .isThrownBy(() -> new DeployedBundle(() -> {
                            throw known;
                        })
                        .get())
                .isSameAs(known);
        assertThatIllegalStateException()
                .isThrownBy(() -> new DeployedBundle(() -> {
                            throw new IOException("disk full");
                        })
                        .get())
                .withMessageContaining("disk full");
    }
}
