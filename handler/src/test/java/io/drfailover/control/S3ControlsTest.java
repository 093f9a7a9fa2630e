package io.drfailover.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.evidence.Judgement;
import io.drfailover.evidence.Look;
import io.drfailover.evidence.Observation;
import io.drfailover.evidence.Side;
import io.drfailover.evidence.Source;
import io.drfailover.ledger.ConditionalS3;
import io.drfailover.ledger.LedgerException;
import io.drfailover.ledger.StaleVersionException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3ControlsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    private final ConditionalS3 s3 = new ConditionalS3();
    private final S3Controls controls = new S3Controls(s3, "bucket");

    private static Proposal proposal(String id) {
        var look = new Look(NOW, List.of(new Observation(Source.REPLICA, Side.FOR, "is 500 s behind")));
        return new Proposal(
                id,
                "alarm",
                "down",
                "",
                null,
                new Judgement(true, "2 of 2 required", List.of(look), null),
                "a".repeat(64),
                NOW,
                NOW.plusSeconds(3600),
                null,
                ProposalState.OPEN,
                "",
                "request",
                true);
    }

    @Test
    void hold_nobodyEverSetIt_isNotHeld() {
        assertThat(controls.hold()).isEqualTo(Hold.never());
    }

    @Test
    void hold_written_isReadBack() {
        var hold = new Hold(true, "migration", "ana", NOW);
        controls.write(hold);
        assertThat(controls.hold()).isEqualTo(hold);
    }

    @Test
    void release_holdThatStillStands_isWritten() {
        var hold = new Hold(true, "migration", "ana", NOW);
        controls.write(hold);

        controls.release(hold, new Hold(false, "released", "ana", NOW));

        assertThat(controls.hold().held()).isFalse();
    }

    /** Whoever set it was told that failovers are held. */
    @Test
    void release_anotherHoldWasSetMeanwhile_leavesItThere() {
        var first = new Hold(true, "migration", "ana", NOW);
        var second = new Hold(true, "audit", "ben", NOW);
        controls.write(first);
        controls.write(second);

        assertThatExceptionOfType(StaleVersionException.class)
                .isThrownBy(() -> controls.release(first, new Hold(false, "released", "ana", NOW)));
        assertThat(controls.hold()).isEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no JSON", "{}", "{\"held\": false}", "[]", "null", "{\"held\":\"yes\",\"reason\":\"r\"}"})
    void hold_thatCannotBeRead_isAnErrorAndNeverAPermission(String content) {
        s3.put("control/hold.json", content.getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(controls::hold)
                .withMessageContaining("s3://bucket/control/hold.json is not readable");
    }

    @Test
    void proposal_written_isReadBackAndReplacedOnlyByWhoHasReadIt() {
        Controls.Entry first = controls.write(Optional.empty(), proposal("one"));
        assertThat(controls.proposal()).contains(first);
        controls.write(Optional.of(first), first.proposal().decided(ProposalState.APPROVED, "ana", "r"));

        assertThatExceptionOfType(StaleVersionException.class)
                .isThrownBy(() -> controls.write(Optional.of(first), proposal("two")));
        assertThatExceptionOfType(StaleVersionException.class)
                .isThrownBy(() -> controls.write(Optional.empty(), proposal("two")));
        assertThat(controls.proposal().orElseThrow().proposal().decidedBy()).isEqualTo("ana");
    }
}
