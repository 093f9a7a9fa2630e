package io.drfailover.readiness;

import static io.drfailover.readiness.FakeRds.healthy;
import static io.drfailover.readiness.Looks.assertFinding;
import static io.drfailover.readiness.Looks.config;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.MovingClock;
import io.drfailover.contract.BucketLayout;
import io.drfailover.contract.Stage;
import io.drfailover.ledger.Acknowledgement;
import io.drfailover.ledger.Evidence;
import io.drfailover.ledger.Failure;
import io.drfailover.ledger.InMemoryRunLedger;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.RunLedger;
import io.drfailover.ledger.Runs;
import io.drfailover.ledger.S3RunLedger;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** What the check of the replica says when a run has promoted it. */
class PromotingRunTest {
    private static final String NEW_REPLICA = "create a new replica of the primary and set RDS_REPLICA_ID to it";

    private final MovingClock clock = new MovingClock();
    private final InMemoryRunLedger ledger = new InMemoryRunLedger();

    private RunJournal begin() {
        return begin(FakeRds.ID);
    }

    private RunJournal begin(String replica) {
        RunJournal journal = new Runs(clock, ledger).take(Runs.alarm(replica), "alarm of " + replica);
        journal.started(Stage.PROMOTE);
        return journal;
    }

    private void request(RunJournal journal) {
        String now = clock.instant().toString();
        journal.evidence(Stage.PROMOTE, Map.of(Evidence.FIRST_REQUESTED_AT, now, Evidence.REQUESTED_AT, now));
    }

    private RunJournal promote() {
        RunJournal journal = begin();
        request(journal);
        journal.evidence(Stage.PROMOTE, Evidence.ENDPOINT, "host:5432");
        return journal;
    }

    private void putAway() {
        RunLedger.Entry entry = ledger.current().orElseThrow();
        ledger.write(Optional.of(entry), entry.run().putAway(new Acknowledgement("ana", clock.instant())));
    }

    private Finding look(DBInstance.Builder instance) {
        return Looks.look(new ReplicaCheck(FakeRds.replica(instance), new NewestRun(ledger), config()));
    }

    private static DBInstance.Builder alone() {
        return healthy().readReplicaSourceDBInstanceIdentifier(null);
    }

    @Test
    void look_promotedByTheRunUnderWay_isToldToFollowIt() {
        String id = promote().run().runId();

        Finding finding = look(alone());

        assertFinding(
                finding,
                Outcome.WARNING,
                FakeRds.ID + " was promoted by the run " + id + "; it is becoming the production database");
        assertThat(finding.remedy()).isEqualTo("follow that run to its end: ./dr status --follow");
    }

    @Test
    void look_promotedByAnAbortedRun_isToldToFinishIt() {
        promote();
        new Runs(clock, ledger).abort();

        Finding finding = look(alone());

        assertFinding(finding, Outcome.WARNING, "was promoted by the run", "that run has not come to its end");
        assertThat(finding.remedy()).contains("./dr status", "to finish it: ./dr failover");
    }

    @Test
    void look_promotedByASuccess_needsANewReplicaForTheNextFailoverOnly() {
        promote().completed(new JsonMapper().createObjectNode());

        Finding finding = look(alone());

        assertFinding(finding, Outcome.BLOCKING, "was promoted by the run", "it is the production database now");
        assertThat(finding.remedy())
                .startsWith("nothing for this failover; for the next one, once")
                .endsWith(NEW_REPLICA);

        putAway();

        assertFinding(look(alone()), Outcome.BLOCKING, "was promoted by the run", "that run succeeded");
    }

    @Test
    void look_promotedByARunThatWasPutAway_offersBothWays() {
        promote();
        new Runs(clock, ledger).abort();
        putAway();

        Finding finding = look(alone());

        assertFinding(finding, Outcome.BLOCKING, "that run was put away before its end");
        assertThat(finding.remedy()).contains("./dr failover, which takes it as it is", NEW_REPLICA);
    }

    @Test
    void look_aloneAfterARefusedRequest_isTheRunsDoing() {
        RunJournal journal = begin();
        request(journal);
        journal.evidence(Stage.PROMOTE, Evidence.REQUESTED_AT, "");

        assertFinding(look(alone()), Outcome.WARNING, "stands alone since the run", "asked RDS to promote it");
        assertFinding(look(healthy()), Outcome.OK);
    }

    @Test
    void look_promotedBeforeTheRun_doesNotCreditIt() {
        RunJournal journal = begin();
        journal.evidence(Stage.PROMOTE, Evidence.ENDPOINT, "host:5432");

        assertFinding(look(alone()), Outcome.WARNING, "was promoted before the run", "took it as it was");
    }

    @Test
    void look_askedByTheRunBefore_isSaid() {
        request(begin());
        new Runs(clock, ledger).abort();
        putAway();
        new Runs(clock, ledger).take(Runs.command(FakeRds.ID), "later");

        assertFinding(look(alone()), Outcome.WARNING, "since a run before", "asked RDS to promote it");
    }

    @Test
    void look_requestedAndStillAReplica_saysWhoAsked() {
        request(begin());

        assertFinding(
                look(healthy().dbInstanceStatus("modifying")),
                Outcome.WARNING,
                "is a replica still, but the run",
                "asked RDS to promote it; RDS shows it modifying");
        assertFinding(look(healthy()), Outcome.WARNING, "RDS shows it available");
        assertFinding(look(healthy().dbInstanceStatus("storage-full")), Outcome.BLOCKING, "is storage-full");
    }

    @Test
    void look_aReplicaAgainAfterTheRun_isJudgedAsOne() {
        promote().failed(new Failure(Stage.APPLICATIONS.stageName(), "a pod", clock.instant()));

        assertFinding(look(healthy()), Outcome.OK);
    }

    @Test
    void look_runThatHasNotAsked_explainsNothing() {
        begin();

        assertThat(look(alone()))
                .isEqualTo(Finding.blocking(
                        FakeRds.ID + " is not a replica (any more): postgres 16.4, db.r6g.large", NEW_REPLICA));
    }

    @Test
    void look_runOfAnotherReplica_explainsNothing() {
        request(begin("another"));

        assertThat(look(alone()).remedy()).isEqualTo(NEW_REPLICA);
        assertFinding(look(healthy()), Outcome.OK);
    }

    @Test
    void look_aloneAndTheLedgerUnreadable_sendsToTheRunFirst() {
        var ofAnotherRelease = new FakeS3(Map.of(BucketLayout.CURRENT_RUN, "{\"schemaVersion\": 9}"));
        var run = new NewestRun(new S3RunLedger(ofAnotherRelease, "konecta-dr"));

        Finding finding = Looks.look(new ReplicaCheck(FakeRds.replica(alone()), run, config()));

        assertFinding(finding, Outcome.BLOCKING, "is not a replica (any more)");
        assertThat(finding.remedy()).startsWith("first see the check run");
        assertFinding(Looks.look(new ReplicaCheck(FakeRds.replica(healthy()), run, config())), Outcome.OK);
    }
}
