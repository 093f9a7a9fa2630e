package io.drfailover.promote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PromotionProofPropertyTest {
    @Property
    void provedBy_anySequence_isTrueOnlyForADetachedAvailableInstanceSeenChanging(
            @ForAll("sequences") List<ReplicaView> looks) {
        var proof = new PromotionProof();
        for (int i = 0; i < looks.size(); i++) {
            if (proof.provedBy(looks.get(i))) {
                assertThat(looks.get(i).isAvailable()).isTrue();
                assertThat(looks.get(i).isReplica()).isFalse();
                boolean changed = looks.subList(0, i).stream().anyMatch(v -> !v.isAvailable());
                boolean twice = i > 0 && looks.get(i - 1).equals(looks.get(i));
                assertThat(changed || twice).isTrue();
                return;
            }
        }
    }

    @Property
    void provedBy_stillAReplica_isNeverTrue(@ForAll("sequences") List<ReplicaView> looks) {
        var proof = new PromotionProof();
        assertThat(looks.stream().filter(ReplicaView::isReplica).anyMatch(proof::provedBy))
                .isFalse();
    }

    @Provide
    Arbitrary<List<ReplicaView>> sequences() {
        return Combinators.combine(
                        Arbitraries.of("available", "modifying", "rebooting", "backing-up"),
                        Arbitraries.of("", ScriptedRds.SOURCE))
                .as((status, source) -> new ReplicaView(status, source, "h", 5432, ""))
                .list()
                .ofMaxSize(12);
    }
}
