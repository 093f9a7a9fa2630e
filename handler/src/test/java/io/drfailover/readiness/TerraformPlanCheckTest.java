package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.Deadline;
import io.drfailover.MovingClock;
import io.drfailover.contract.BundleManifest;
import io.drfailover.ledger.Acknowledgement;
import io.drfailover.ledger.InMemoryRunLedger;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.RunLedger;
import io.drfailover.ledger.Runs;
import io.drfailover.terraform.Bundle;
import io.drfailover.terraform.Diagnostic;
import io.drfailover.terraform.PlanPreview;
import io.drfailover.terraform.PlanSummary;
import io.drfailover.terraform.PreviewException;
import io.drfailover.terraform.StoredObject;
import io.drfailover.terraform.TerraformException;
import io.drfailover.terraform.Toolchain;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerraformPlanCheckTest {
    private final MovingClock clock = new MovingClock();
    private final InMemoryRunLedger ledger = new InMemoryRunLedger();

    private Finding look(TerraformPlanCheck.Planner planner) {
        return look(planner, false);
    }

    private Finding look(TerraformPlanCheck.Planner planner, boolean cold) {
        var bundle = new Bundle(Path.of("b"), new BundleManifest(1, "eu-west-1", "c", "1", "5", Map.of()));
        var toolchain =
                new LoadedToolchain.Verified(new Toolchain(Path.of("t")), new StoredObject(1, Instant.EPOCH, "", ""));
        return new TerraformPlanCheck(
                        new Once<>(() -> bundle),
                        new Once<>(() -> toolchain),
                        planner,
                        b -> cold,
                        new NewestRun(ledger))
                .look(Deadline.in(Duration.ofMinutes(1)));
    }

    private Finding found(int existing, List<String> tainted, PlanSummary plan, Diagnostic... warnings) {
        return look((bundle, deadline) -> new PlanPreview(existing, tainted, plan, List.of(warnings)));
    }

    private static PreviewException failure(String address) {
        return PreviewException.of(
                List.of(new Diagnostic(true, address, "couldn't find resource")),
                new TerraformException("terraform plan ended with exit code 1", "repair it"));
    }

    @Test
    void look_nothingBuilt_saysHowMuchWouldBeCreated() {
        Finding finding = found(0, List.of(), new PlanSummary(52, 0, 0, 0));

        assertThat(finding)
                .isEqualTo(Finding.ok("valid, nothing is built yet: 52 to create, 0 to change, 0 to destroy"));
    }

    @Test
    void look_everythingBuilt_saysNoChanges() {
        assertThat(found(52, List.of(), new PlanSummary(0, 0, 0, 0)).seen())
                .startsWith("valid, everything is built, 52 resources: 0 to create");
    }

    @Test
    void look_partBuilt_saysBoth() {
        assertThat(found(30, List.of(), new PlanSummary(22, 1, 0, 0)).seen())
                .isEqualTo("valid, 30 resources are built: 22 to create, 1 to change, 0 to destroy");
    }

    @Test
    void look_coldButPartOfAnEarlierRunStands_isAWarning() {
        Finding finding = look(
                (bundle, deadline) -> new PlanPreview(30, List.of(), new PlanSummary(22, 1, 0, 0), List.of()), true);

        assertThat(finding.outcome()).isEqualTo(Outcome.WARNING);
        assertThat(finding.seen()).contains("capacityProfile is cold, but 30 resources", "1 to change");
    }

    @Test
    void look_coldAndEverythingOfAnEarlierRunStands_isOk() {
        assertThat(look(
                                (bundle, deadline) ->
                                        new PlanPreview(52, List.of(), new PlanSummary(0, 0, 0, 0), List.of()),
                                true)
                        .outcome())
                .isEqualTo(Outcome.OK);
    }

    private Finding foundTainted() {
        return found(30, List.of("aws_eks_cluster.cluster[0]", "aws_lb.application[0]"), new PlanSummary(3, 1, 0, 2));
    }

    @Test
    void look_tainted_saysWhatARunDoesWithThem() {
        Finding finding = foundTainted();

        assertThat(finding.outcome()).isEqualTo(Outcome.WARNING);
        assertThat(finding.seen())
                .isEqualTo("an interrupted attempt left terraform's mark \"tainted\" (2): aws_eks_cluster.cluster[0],"
                        + " aws_lb.application[0]; a run takes it off what AWS has made, and replaces only what AWS has"
                        + " given up; otherwise 3 to create, 1 to change, 0 to destroy");
        assertThat(finding.remedy()).isEqualTo("a failover would take them over; or look at them in the AWS console");
    }

    @Test
    void look_taintedDuringARun_followsIt() {
        RunJournal journal = new Runs(clock, ledger).take(Runs.ALARM, "request");

        assertThat(foundTainted().remedy())
                .startsWith("the run " + journal.run().runId() + " heals them, follow it: ./dr status");
    }

    @Test
    void look_taintedByAnAbortedRun_goesOnWithItUntilItIsPutAway() {
        new Runs(clock, ledger).take(Runs.ALARM, "request");
        new Runs(clock, ledger).abort();
        assertThat(foundTainted().remedy()).startsWith("go on with that run, which heals them: ./dr failover");

        RunLedger.Entry entry = ledger.current().orElseThrow();
        ledger.write(Optional.of(entry), entry.run().putAway(new Acknowledgement("ana", clock.instant())));

        assertThat(foundTainted().remedy()).startsWith("a failover would take them over");
    }

    @Test
    void look_terraformWarns_isTold() {
        assertThat(found(0, List.of(), new PlanSummary(1, 0, 0, 0), new Diagnostic(false, "", "deprecated"))
                        .seen())
                .endsWith("; terraform warns: deprecated");
    }

    @Test
    void look_refusedByTheGate_blocks() {
        Finding finding = look((bundle, deadline) -> {
            throw new TerraformException("the plan is refused: aws_vpc.x would be deleted", "compare");
        });

        assertThat(finding).isEqualTo(Finding.blocking("the plan is refused: aws_vpc.x would be deleted", "compare"));
    }

    @Test
    void look_anErrorOfTerraform_blocksWithTheFirst() {
        Finding finding = look((bundle, deadline) -> {
            throw failure("data.aws_availability_zones.available");
        });

        assertThat(finding.outcome()).isEqualTo(Outcome.BLOCKING);
        assertThat(finding.seen())
                .isEqualTo("terraform cannot plan: data.aws_availability_zones.available: couldn't find resource");
    }

    @Test
    void look_withoutTheReplica_leavesThatToItsCheck() {
        Finding finding = look((bundle, deadline) -> {
            throw failure("data.aws_db_instance.database");
        });

        assertThat(finding.outcome()).isEqualTo(Outcome.WARNING);
        assertThat(finding.remedy()).isEqualTo("see the check replica");
    }
}
