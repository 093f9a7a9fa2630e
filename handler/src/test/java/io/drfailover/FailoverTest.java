package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.contract.Stage;
import io.drfailover.helm.ReleaseException;
import io.drfailover.ledger.Attempt;
import io.drfailover.ledger.RunState;
import io.drfailover.ledger.StageRecord;
import io.drfailover.promote.PromotionException;
import io.drfailover.promote.ScriptedRds;
import io.drfailover.report.Notice;
import io.drfailover.terraform.BundleException;
import io.drfailover.terraform.TerraformException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FailoverTest extends RunbookSetup {
    @Test
    void run_everythingWorks_answersAsDocumentedAndRecordsEveryStageInOrder() throws IOException {
        JsonNode body = failover().path("body");

        assertThat(body.path("message").asText()).isEqualTo("DR failover completed successfully");
        assertThat(body.path("region").asText()).isEqualTo("eu-west-1");
        assertThat(body.path("rds_promoted").asText()).isEqualTo("konecta-erp-dev-replica");
        assertThat(body.path("eks_cluster").asText()).isEqualTo("cluster_name");
        assertThat(recorded().stages())
                .extracting(StageRecord::stage)
                .containsExactly("bundle", "promote", "infrastructure", "applications");
        assertThat(recorded().stages()).extracting(StageRecord::state).containsOnly(RunState.SUCCEEDED);
        assertThat(temp.resolve("verbs")).hasContent("init\nshow\nplan\nshow\napply\noutput");
        assertThat(rds.promotions).isEqualTo(1);
    }

    @Test
    void run_promotionProved_fencesTheOldPrimaryOnceAndSaysWhatCameOfIt() throws IOException {
        environment.put("FAILOVER_ORDER", "sequential");
        platform.fencing = "NOT fenced: us-east-1 cannot be reached";
        helm.failing = "app";
        assertThatExceptionOfType(ReleaseException.class).isThrownBy(this::failover);
        helm.failing = "";

        JsonNode body = failover().path("body");

        assertThat(platform.fencings).hasValue(1);
        assertThat(recorded().stage(Stage.PROMOTE).orElseThrow().evidence())
                .containsEntry("fencing", "NOT fenced: us-east-1 cannot be reached");
        assertThat(body.path("old_primary").asText()).isEqualTo("NOT fenced: us-east-1 cannot be reached");
        assertThat(body.path("data_loss_seconds").asInt()).isEqualTo(3);
        assertThat(platform.notices).last().satisfies(notice -> assertThat(notice.text())
                .contains("The old primary: NOT fenced: us-east-1 cannot be reached."));
    }

    @Test
    void run_sequential_provesThePromotionBeforeTerraform() throws IOException {
        environment.put("FAILOVER_ORDER", "sequential");

        failover();

        assertThat(recorded().stage(Stage.INFRASTRUCTURE).orElseThrow().startedAt())
                .isAfterOrEqualTo(recorded().stage(Stage.PROMOTE).orElseThrow().finishedAt());
    }

    @Test
    void run_alteredBundle_neverAsksToPromote() throws IOException {
        uploadBundle();
        bundle.put("terraform/main.tf.json", "{\"altered\": true}");
        environment.put("BUNDLE_KEY", "bundle/other.zip");
        s3.objects.put("bundle/other.zip", "altered".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(this::failover)
                .withMessageContainingAll("s3://konecta-dr/bundle/other.zip has SHA-256", "nothing was changed");
        assertThat(rds.promotions).isZero();
        assertThat(temp.resolve("verbs")).doesNotExist();
    }

    @Test
    void run_releasesThatAreWrong_areFoundBeforeThePromotion() {
        bundle.put("charts/releases.yaml", "schemaVersion: 1\nreleases: []\n");

        assertThatExceptionOfType(ReleaseException.class).isThrownBy(this::failover);
        assertThat(rds.promotions).isZero();
    }

    @Test
    void run_alteredToolchain_isNamedAtItsStageAndNeverRuns() throws IOException {
        uploadToolchain();
        environment.put("TOOLCHAIN_KEY", "toolchain/other.zip");
        s3.objects.put("toolchain/other.zip", "altered".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(this::failover)
                .withMessageStartingWith("infrastructure: ")
                .withMessageEndingWith("nothing of it has run, the promotion goes on");
        assertThat(temp.resolve("verbs")).doesNotExist();
    }

    @Test
    void run_planThatDeletes_isNotApplied() {
        plannedAction = "delete";

        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(this::failover)
                .withMessageContaining("aws_vpc.v would be deleted");
        assertThat(temp.resolve("verbs")).hasContent("init\nshow\nplan\nshow");
        assertThat(helm.calls).isEmpty();
    }

    @Test
    void run_infrastructureFailsWhileAwsPromotes_endsAtOnceAndLeavesNoThread() {
        rds = new ScriptedRds().replica("available").replica("modifying");
        duringApply = "echo 'it broke' >&2; exit 1";

        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(this::failover)
                .withMessageContainingAll("terraform apply ended with exit code 1", "it broke")
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(1));
        // The executor's last worker is counted out a moment before its thread has gone.
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .noneMatch(t -> t.getName().equals("overlap")));
        assertThat(recorded().state()).isEqualTo(RunState.FAILED);
        assertThat(recorded().stage(Stage.PROMOTE).orElseThrow().state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void run_promotionFails_letsTerraformFinishFirst() {
        rds = new ScriptedRds().replica("available").replica("modifying");
        environment.put("PROMOTION_TIMEOUT", "PT0.2S");
        duringApply = "sleep 1; echo applied >> " + temp.resolve("verbs");

        assertThatExceptionOfType(PromotionException.class).isThrownBy(this::failover);
        assertThat(temp.resolve("verbs")).content().contains("applied");
        assertThat(helm.calls).isEmpty();
        assertThat(recorded().stage(Stage.INFRASTRUCTURE).orElseThrow().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(recorded().stage(Stage.PROMOTE).orElseThrow().state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void run_afterAFailure_goesOnWithTheSameRunAndDoesNotPromoteTwice() throws IOException {
        helm.failing = "app";
        assertThatExceptionOfType(ReleaseException.class).isThrownBy(this::failover);
        String runId = recorded().runId();
        helm.failing = "";

        failover();

        assertThat(recorded().runId()).isEqualTo(runId);
        assertThat(recorded().epoch()).isEqualTo(2);
        assertThat(rds.promotions).isEqualTo(1);
    }

    @Test
    void run_timeIsOverDuringApply_parksPolitelyAndTheContinuationFinishes() throws IOException {
        invocation = Duration.ofSeconds(6);
        duringApply =
                "trap 'echo interrupted >> " + temp.resolve("verbs") + "; exit 1' INT; while :; do sleep 0.1; done";

        JsonNode answer = failover();

        assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
        assertThat(answer.path("body").path("stage").asText()).isEqualTo("infrastructure");
        assertThat(temp.resolve("verbs")).content().contains("interrupted");
        assertThat(recorded().state()).isEqualTo(RunState.PARKED);
        assertThat(recorded().stage(Stage.INFRASTRUCTURE).orElseThrow().state()).isEqualTo(RunState.PARKED);

        invocation = Duration.ofMinutes(5);
        duringApply = ":";
        JsonNode last = invoke(platform.continuations.get(0));

        assertThat(last.path("statusCode").asInt()).isEqualTo(200);
        assertThat(recorded().attempts())
                .extracting(Attempt::ended)
                .containsExactly(RunState.PARKED, RunState.SUCCEEDED);
        assertThat(rds.promotions).isEqualTo(1);
        assertThat(platform.notices)
                .extracting(Notice::subject)
                .containsExactly("DR failover has begun in eu-west-1", "DR failover has succeeded in eu-west-1");
    }

    @Test
    void run_continuationCannotBeSent_failsAndLambdasRetryGoesOn() throws IOException {
        rds = new ScriptedRds().replica("available").replica("modifying");
        invocation = Duration.ofSeconds(4);
        platform.continuationFails = true;

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::failover);
        assertThat(recorded().state()).isEqualTo(RunState.PARKED);

        rds.standalone("available");
        invocation = Duration.ofMinutes(5);
        assertThat(failover().path("statusCode").asInt()).isEqualTo(200);
        assertThat(recorded().epoch()).isEqualTo(2);
    }

    @Test
    void run_infrastructureRecordedAsBuilt_isNotBuiltAgain() throws IOException {
        helm.failing = "app";
        assertThatExceptionOfType(ReleaseException.class).isThrownBy(this::failover);
        Files.delete(temp.resolve("verbs"));
        helm.failing = "";

        JsonNode answer = failover();

        assertThat(temp.resolve("verbs")).doesNotExist();
        assertThat(answer.path("body").path("eks_cluster").asText()).isEqualTo("cluster_name");
        assertThat(answer.path("body").path("load_balancer").asText()).isEqualTo("load_balancer_dns_name");
    }
}
