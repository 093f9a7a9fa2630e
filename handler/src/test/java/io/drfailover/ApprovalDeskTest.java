package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.control.Controls;
import io.drfailover.control.Hold;
import io.drfailover.control.Proposal;
import io.drfailover.control.ProposalState;
import io.drfailover.evidence.Side;
import io.drfailover.ledger.RunState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalDeskTest {
    private static final String CODE = "ABCD-2345";
    private static final String WATCHDOG = "{\"action\":\"resume\"}";

    private final InvocationSetup setup = new InvocationSetup();

    @BeforeEach
    void requireApproval() {
        setup.environment.put("APPROVAL", "required");
    }

    private Proposal proposal() {
        return setup.platform.controls.proposal().orElseThrow().proposal();
    }

    private JsonNode approve(String code, String requestId) {
        return setup.answer("{\"action\":\"approve\",\"code\":\"" + code + "\",\"by\":\"ana\"}", requestId);
    }

    @Test
    void alarm_confirmed_isProposedAndOnlyTheMessageHasTheCode() {
        JsonNode answer = setup.answer(setup.ringing());

        assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
        assertThat(answer.toString()).doesNotContain(CODE);
        assertThat(proposal().codeSha256()).hasSize(64).doesNotContain(CODE);
        assertThat(setup.ledger.writes + setup.opened).isZero();
        assertThat(setup.platform.notices).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).contains("WAITS FOR YOUR APPROVAL").doesNotContain(CODE);
            assertThat(notice.text()).contains(CODE, "expires at 2026-11-23T04:01:00Z", "5 of 2 required");
        });
    }

    @Test
    void alarm_againWhileOneWaits_isNotProposedTwice() {
        setup.answer(setup.ringing());
        Proposal first = proposal();

        setup.answer(setup.ringing());

        assertThat(proposal()).isEqualTo(first);
        assertThat(setup.platform.notices).hasSize(1);
    }

    @Test
    void alarm_repeatedByLambda_tellsTheCodeAgainBecauseNobodyMayHaveHeardIt() {
        setup.answer(setup.ringing(), "same");
        setup.answer(setup.ringing(), "same");

        assertThat(setup.platform.notices).hasSize(2);
    }

    @Test
    void approve_answerOfTheStoreIsLost_beginsTheRun() {
        setup.answer(setup.ringing());
        setup.platform.controls.answerLost = true;

        assertThat(approve(CODE, "approval").path("statusCode").asInt()).isEqualTo(202);
        assertThat(setup.ledger.run().state()).isEqualTo(RunState.PARKED);
    }

    @Test
    void watchdog_approvedItselfUnderAHoldAndExpired_isToldOnce() {
        setup.environment.put("AUTO_APPROVE_AFTER", "PT10M");
        setup.answer(setup.ringing());
        Controls.Entry entry = setup.platform.controls.proposal().orElseThrow();
        setup.platform.controls.write(
                Optional.of(entry),
                entry.proposal().decided(ProposalState.APPROVED, "nobody: the evidence has persisted", "met a hold"));
        setup.clock.advance(Duration.ofHours(1));

        setup.answer(WATCHDOG);
        setup.answer(WATCHDOG);

        assertThat(proposal().state()).isEqualTo(ProposalState.WITHDRAWN);
        assertThat(setup.platform.notices).hasSize(2).last().satisfies(n -> assertThat(n.text())
                .contains("it has expired"));
    }

    @Test
    void alarm_heldWhileTheEvidenceWasLookedAt_isNotProposed() {
        setup.platform.investigation.beforeLook(
                2, () -> setup.platform.controls.write(new Hold(true, "we are on it", "bob", setup.clock.instant())));

        assertThat(setup.answer(setup.ringing()).path("statusCode").asInt()).isEqualTo(409);

        assertThat(setup.platform.controls.proposal()).isEmpty();
        assertThat(setup.platform.notices).singleElement().satisfies(n -> assertThat(n.text())
                .contains("we are on it"));
    }

    @Test
    void approve_rightCode_beginsTheRunInAnInvocationOfItsOwn() {
        setup.answer(setup.ringing());

        JsonNode answer = approve(CODE.toLowerCase(java.util.Locale.ROOT), "approval");

        assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
        assertThat(setup.ledger.run().state()).isEqualTo(RunState.PARKED);
        assertThat(setup.ledger.run().trigger()).endsWith("approved by ana");
        assertThat(setup.ledger.run().confirmed()).isFalse();
        assertThat(setup.platform.continuations).hasSize(1);
        assertThat(setup.opened).isZero();
        assertThatExceptionOfType(InvocationSetup.StepsOpened.class)
                .isThrownBy(() -> setup.answer(setup.platform.continuations.get(0)));
    }

    @Test
    void approve_wrongCode_beginsNothingAndLeavesItOpen() {
        setup.answer(setup.ringing());

        JsonNode answer = approve("ABCD-2346", "approval");

        assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
        assertThat(setup.message(answer)).contains("the code is not the one");
        assertThat(proposal().state()).isEqualTo(ProposalState.OPEN);
        assertThat(setup.ledger.writes).isZero();
    }

    @Test
    void approve_twice_beginsOneRun() {
        setup.answer(setup.ringing());
        approve(CODE, "one");
        String run = setup.ledger.run().runId();

        assertThat(setup.message(approve(CODE, "two"))).contains("approved already, by ana");
        assertThat(setup.ledger.run().runId()).isEqualTo(run);
    }

    @Test
    void approve_whoeverApprovedDiedBeforeTheRunBegan_theCodeIsStillGood() {
        setup.answer(setup.ringing());
        Controls.Entry entry = setup.platform.controls.proposal().orElseThrow();
        setup.platform.controls.write(
                Optional.of(entry), entry.proposal().decided(ProposalState.APPROVED, "ana", "died"));

        assertThat(approve(CODE, "another").path("statusCode").asInt()).isEqualTo(202);
        assertThat(setup.ledger.run().state()).isEqualTo(RunState.PARKED);
    }

    @Test
    void approve_afterItHasExpired_beginsNothing() {
        setup.answer(setup.ringing());
        setup.clock.advance(Duration.ofHours(1));

        assertThat(setup.message(approve(CODE, "late"))).contains("expired");
        assertThat(setup.ledger.writes).isZero();
    }

    @Test
    void approve_whileHeld_isRefusedAndTheCodeStaysGood() {
        setup.answer(setup.ringing());
        setup.answer("{\"action\":\"hold\",\"reason\":\"wait\",\"by\":\"bob\"}");
        assertThat(approve(CODE, "one").path("statusCode").asInt()).isEqualTo(409);
        setup.answer("{\"action\":\"release\",\"by\":\"bob\"}");

        assertThat(approve(CODE, "two").path("statusCode").asInt()).isEqualTo(202);
    }

    @Test
    void approve_nothingProposed_saysSo() {
        assertThat(setup.message(approve(CODE, "one"))).contains("nothing was proposed");
    }

    @Test
    void watchdog_autoApprovalDueAndTheEvidencePersists_begins() {
        setup.environment.put("AUTO_APPROVE_AFTER", "PT10M");
        setup.answer(setup.ringing());
        setup.clock.advance(Duration.ofMinutes(9));
        assertThat(setup.answer(WATCHDOG).path("statusCode").asInt()).isEqualTo(200);
        assertThat(setup.ledger.writes).isZero();
        setup.clock.advance(Duration.ofMinutes(1));

        assertThatExceptionOfType(InvocationSetup.StepsOpened.class).isThrownBy(() -> setup.answer(WATCHDOG));

        assertThat(setup.ledger.run().trigger()).contains("approved by nobody: the evidence has persisted");
        assertThat(setup.platform.investigation.looks).isEqualTo(4);
    }

    @Test
    void watchdog_autoApprovalDueButThePrimaryIsBack_withdrawsAndTellsPeople() {
        setup.environment.put("AUTO_APPROVE_AFTER", "PT10M");
        setup.answer(setup.ringing());
        setup.platform.investigation.says(ScriptedInvestigation.everything(Side.AGAINST));
        setup.clock.advance(Duration.ofMinutes(10));

        setup.answer(WATCHDOG);

        assertThat(setup.ledger.writes).isZero();
        assertThat(proposal().state()).isEqualTo(ProposalState.WITHDRAWN);
        assertThat(setup.platform.notices).last().satisfies(n -> assertThat(n.text())
                .contains("the evidence has not persisted"));
    }

    @Test
    void watchdog_nobodyApproved_tellsThatItHasExpiredOnce() {
        setup.answer(setup.ringing());
        setup.clock.advance(Duration.ofHours(1));

        setup.answer(WATCHDOG);
        setup.answer(WATCHDOG);

        assertThat(setup.platform.notices).hasSize(2).last().satisfies(n -> assertThat(n.text())
                .contains("it has expired"));
    }

    @Test
    void watchdog_expiredUnderAHold_saysWhoHeld() {
        setup.environment.put("AUTO_APPROVE_AFTER", "PT10M");
        setup.answer(setup.ringing());
        setup.answer("{\"action\":\"hold\",\"reason\":\"wait\",\"by\":\"bob\"}");
        setup.clock.advance(Duration.ofHours(1));

        setup.answer(WATCHDOG);

        assertThat(setup.platform.notices).last().satisfies(n -> assertThat(n.text())
                .contains("it has expired, and failovers are held", "by bob (wait)"));
        assertThat(setup.ledger.writes).isZero();
    }

    @Test
    void status_afterARunWasOrderedWithoutIt_proposesNothingAndItsEndIsNoNews() {
        setup.answer(setup.ringing());
        assertThatExceptionOfType(InvocationSetup.StepsOpened.class)
                .isThrownBy(() -> setup.answer(
                        "{\"action\":\"failover\",\"confirm\":\"konecta-erp-dev-replica\",\"by\":\"ana\"}"));

        JsonNode status = setup.answer("{\"action\":\"status\"}");

        assertThat(status.path("body").has("proposal")).isFalse();
        setup.clock.advance(Duration.ofMinutes(61));
        int told = setup.platform.notices.size();
        setup.answer(WATCHDOG);
        assertThat(setup.platform.notices).hasSize(told);
    }
}
