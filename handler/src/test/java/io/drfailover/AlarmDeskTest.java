package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.control.Hold;
import io.drfailover.evidence.DataLoss;
import io.drfailover.evidence.Side;
import io.drfailover.evidence.Source;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmDeskTest {
    private final InvocationSetup setup = new InvocationSetup();
    private final ScriptedInvestigation evidence = setup.platform.investigation;

    private void begins() {
        assertThatExceptionOfType(InvocationSetup.StepsOpened.class).isThrownBy(() -> setup.answer(setup.ringing()));
    }

    @Test
    void alarm_confirmedAtBothLooks_beginsAfterTheHoldOffAndSaysWhy() {
        begins();

        assertThat(evidence.looks).isEqualTo(2);
        assertThat(setup.clock.instant()).isEqualTo(MovingClock.START.plusSeconds(60));
        assertThat(setup.ledger.run().judgement()).satisfies(judgement -> {
            assertThat(judgement.sentence()).startsWith("after 60 s 5 of 2 required: the alarm looks so, ");
            assertThat(judgement.looks()).hasSize(2);
            assertThat(judgement.dataLoss().seconds()).isEqualTo(3);
        });
        assertThat(setup.platform.notices.get(0).text())
                .contains("The evidence: after 60 s 5 of 2 required", "Data that may be lost: 3 s");
    }

    @Test
    void alarm_notConfirmed_changesNothingAndTellsPeopleWhy() {
        evidence.says(Map.of(Source.ALARM, Side.FOR, Source.ENDPOINT, Side.FOR, Source.DATABASE, Side.AGAINST));

        JsonNode answer = setup.answer(setup.ringing());

        assertThat(setup.changes()).isZero();
        assertThat(evidence.looks).isEqualTo(1);
        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.path("body").path("failover").asBoolean(true)).isFalse();
        assertThat(answer.path("body").path("evidence").asText()).contains("the primary database has a veto");
        assertThat(setup.platform.notices).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).contains("NOT acted upon");
            assertThat(notice.text()).contains("the primary database has a veto", "\"action\": \"failover\"");
        });
    }

    /** Both are minutes behind the truth. */
    @Test
    void alarm_replicaAndRdsWereStillWell_beginsAfterTwoLooksWithoutVeto() {
        evidence.saysOnce(ScriptedInvestigation.everythingBut(Source.REPLICA));
        evidence.saysOnce(ScriptedInvestigation.everythingBut(Source.PRIMARY_REGION));

        begins();

        assertThat(evidence.looks).isEqualTo(4);
        assertThat(setup.ledger.run().judgement().sentence())
                .startsWith("after 180 s 5 of 2 required")
                .contains("at first 4 of 2 required", "the replica has a veto");
    }

    @Test
    void alarm_vetoWhoseSourceFallsSilent_standsBecauseNobodyContradictedIt() {
        evidence.saysOnce(ScriptedInvestigation.everythingBut(Source.PRIMARY_REGION));
        evidence.says(Map.of(Source.ALARM, Side.FOR, Source.ENDPOINT, Side.FOR, Source.REPLICA, Side.FOR));

        assertThat(setup.answer(setup.ringing()).path("body").path("evidence").asText())
                .startsWith("after 240 s 3 of 2 required")
                .endsWith("; an earlier veto was not taken back by RDS in the primary region");
        assertThat(setup.changes()).isZero();
        assertThat(evidence.looks).isEqualTo(5);
    }

    @Test
    void alarm_replicaStaysWell_isDismissedAfterTheLastLook() {
        evidence.says(ScriptedInvestigation.everythingBut(Source.REPLICA));

        assertThat(setup.answer(setup.ringing()).path("body").path("evidence").asText())
                .startsWith("after 240 s 4 of 2 required")
                .contains("the replica has a veto");
        assertThat(setup.changes()).isZero();
        assertThat(evidence.looks).isEqualTo(5);
    }

    @Test
    void alarm_onlyTheApplicationIsDown_isNotEnough() {
        evidence.says(Map.of(Source.ALARM, Side.FOR, Source.ENDPOINT, Side.FOR));

        assertThat(setup.answer(setup.ringing()).path("body").path("evidence").asText())
                .contains("none of them says anything of the database");
        assertThat(setup.changes()).isZero();
        assertThat(evidence.looks).isEqualTo(5);
    }

    @Test
    void alarm_whatWasUnknownBecomesKnown_beginsAfterTwoLooksInARow() {
        evidence.saysOnce(Map.of(Source.ALARM, Side.FOR, Source.ENDPOINT, Side.FOR));
        evidence.saysOnce(Map.of(Source.ALARM, Side.FOR, Source.REPLICA, Side.FOR));
        evidence.saysOnce(Map.of(Source.ALARM, Side.FOR));

        begins();

        assertThat(evidence.looks).isEqualTo(5);
        assertThat(setup.ledger.run().judgement().sentence())
                .startsWith("after 240 s 5 of 2 required")
                .contains("at first 2 of 2 required");
    }

    @Test
    void alarm_primaryComesBackDuringTheHoldOff_standsDown() {
        evidence.saysOnce(ScriptedInvestigation.everything(Side.FOR));
        evidence.says(ScriptedInvestigation.everything(Side.AGAINST));

        JsonNode answer = setup.answer(setup.ringing());

        assertThat(setup.changes()).isZero();
        assertThat(answer.path("body").path("evidence").asText())
                .startsWith("after 60 s 0 of 2 required")
                .contains("at first 5 of 2 required");
    }

    @Test
    void alarm_reachesTheFunctionTooLate_isNotLookedAtAndPeopleAreTold() {
        String rang = setup.ringing();
        setup.clock.advance(Duration.ofMinutes(61));

        assertThat(setup.message(setup.answer(rang))).contains("too long ago", "people were told");

        assertThat(evidence.looks + setup.opened + setup.ledger.writes).isZero();
        assertThat(setup.platform.notices).singleElement().satisfies(n -> {
            assertThat(n.subject()).contains("it came too late");
            assertThat(n.text()).contains("since " + MovingClock.START, "\"action\": \"failover\"");
        });
    }

    @Test
    void alarm_whileHeld_isNotLookedAtAndTellsWhoHoldsIt() {
        setup.platform.controls.write(new Hold(true, "migration", "ana", Instant.EPOCH));

        JsonNode answer = setup.answer(setup.ringing());

        assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
        assertThat(setup.message(answer)).contains("by ana (migration)");
        assertThat(evidence.looks + setup.opened + setup.ledger.writes).isZero();
        assertThat(setup.platform.notices).singleElement().satisfies(n -> assertThat(n.text())
                .contains("by ana (migration)", "release"));
    }

    @Test
    void alarm_heldDuringTheHoldOff_beginsNothing() {
        evidence.saysOnce(ScriptedInvestigation.everything(Side.FOR));
        evidence.beforeLook(
                2, () -> setup.platform.controls.write(new Hold(true, "wait", "ana", setup.clock.instant())));

        assertThat(setup.answer(setup.ringing()).path("statusCode").asInt()).isEqualTo(409);
        assertThat(setup.ledger.writes).isZero();
    }

    @Test
    void alarm_overARunThatGoesOn_joinsWithoutLooking() {
        new Runs(setup.clock, setup.ledger).take(Runs.alarm("konecta-erp-dev-replica"), "another");

        assertThat(setup.answer(setup.ringing()).path("body").path("joined").asBoolean())
                .isTrue();
        assertThat(evidence.looks).isZero();
    }

    @Test
    void alarm_afterAnAcknowledgedRun_waitsForTheCoolDown() {
        RunJournal journal = new Runs(setup.clock, setup.ledger).take(Runs.alarm("konecta-erp-dev-replica"), "first");
        journal.completed(new JsonMapper().createObjectNode());
        String run = setup.ledger.run().runId();
        setup.answer("{\"action\":\"acknowledge\",\"run\":\"" + run + "\",\"by\":\"ana\"}");

        JsonNode answer = setup.answer(setup.ringing());

        assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
        assertThat(setup.message(answer)).contains("2026-11-23T04:00:00Z");
        assertThat(setup.platform.notices).last().satisfies(n -> assertThat(n.subject())
                .contains("only just ended"));
        assertThat(evidence.looks).isZero();

        setup.clock.advance(Duration.ofHours(1));
        begins();
        assertThat(setup.ledger.run().runId()).isNotEqualTo(run);
    }

    @Test
    void alarm_overASuccessThatNobodyPutAway_tellsOnceItIsHistory() {
        new Runs(setup.clock, setup.ledger)
                .take(Runs.alarm("konecta-erp-dev-replica"), "first")
                .completed(new JsonMapper().createObjectNode());
        setup.answer(setup.ringing());
        assertThat(setup.platform.notices).isEmpty();
        setup.clock.advance(Duration.ofHours(1));

        setup.answer(setup.ringing());

        assertThat(setup.platform.notices).singleElement().satisfies(n -> assertThat(n.text())
                .contains("has succeeded", "acknowledge"));
        assertThat(evidence.looks + setup.opened).isZero();
    }

    @Test
    void alarm_overAnAbortedRun_tellsThatItWaitsForAPerson() {
        new Runs(setup.clock, setup.ledger).take(Runs.alarm("konecta-erp-dev-replica"), "first");
        setup.answer("{\"action\":\"abort\",\"confirm\":\"konecta-erp-dev-replica\",\"reason\":\"r\",\"by\":\"ana\"}");

        assertThat(setup.answer(setup.ringing()).path("statusCode").asInt()).isEqualTo(409);

        assertThat(setup.platform.notices).last().satisfies(n -> assertThat(n.subject())
                .contains("an earlier run waits for a person"));
    }

    @Test
    void alarm_repeatedAfterItsRunWasPutAway_beginsNoOther() {
        new Runs(setup.clock, setup.ledger)
                .take(Runs.alarm("konecta-erp-dev-replica"), "same")
                .completed(new JsonMapper().createObjectNode());
        String run = setup.ledger.run().runId();
        setup.answer("{\"action\":\"acknowledge\",\"run\":\"" + run + "\",\"by\":\"ana\"}");
        setup.clock.advance(Duration.ofHours(2));

        assertThat(setup.message(setup.answer(setup.ringing(), "same"))).contains("was put away");
        assertThat(setup.ledger.run().runId()).isEqualTo(run);
    }

    @Test
    void alarm_moreWouldBeLostThanAllowed_isLeftToAPerson() {
        setup.environment.put("MAX_DATA_LOSS_SECONDS", "60");
        evidence.dataLoss = new DataLoss(61L, "61 s behind at 02:54");

        assertThat(setup.answer(setup.ringing()).path("body").path("evidence").asText())
                .startsWith("61 s of data would be lost, and MAX_DATA_LOSS_SECONDS is 60: a person decides");

        evidence.dataLoss = new DataLoss(null, "CloudWatch has no value");
        assertThat(setup.answer(setup.ringing()).path("body").path("evidence").asText())
                .startsWith("nobody knows how much data would be lost (CloudWatch has no value)");
        assertThat(setup.changes()).isZero();

        evidence.dataLoss = new DataLoss(60L, "60 s behind at 02:54");
        begins();
    }

    @Test
    void alarm_invocationTooShortForTheSecondLook_beginsNothing() {
        setup.environment.put("HOLD_OFF", "PT15M");

        assertThat(setup.answer(setup.ringing()).path("body").path("evidence").asText())
                .startsWith("no time for another look; 5 of 2 required");
        assertThat(setup.changes()).isZero();
    }

    @Test
    void command_ofAPerson_overridesTheEvidenceAndRecordsIt() {
        evidence.says(ScriptedInvestigation.everything(Side.AGAINST));

        assertThatExceptionOfType(InvocationSetup.StepsOpened.class)
                .isThrownBy(() -> setup.answer(
                        "{\"action\":\"failover\",\"confirm\":\"konecta-erp-dev-replica\",\"by\":\"ana\"}"));

        assertThat(setup.ledger.run().trigger()).contains("by ana");
        assertThat(setup.ledger.run().judgement().confirmed()).isFalse();
        assertThat(setup.ledger.run().judgement().looks()).hasSize(1);
    }

    @Test
    void command_whileHeld_isRefused() {
        setup.platform.controls.write(new Hold(true, "migration", "ana", Instant.EPOCH));

        JsonNode answer =
                setup.answer("{\"action\":\"failover\",\"confirm\":\"konecta-erp-dev-replica\",\"by\":\"bob\"}");

        assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
        assertThat(setup.ledger.writes + setup.opened).isZero();
    }
}
