package io.drfailover.drill.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.ObjectPin;
import io.drfailover.contract.BucketLayout;
import io.drfailover.contract.Stage;
import io.drfailover.ledger.Attempt;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.RunRecord;
import io.drfailover.ledger.RunState;
import io.drfailover.ledger.S3RunLedger;
import io.drfailover.ledger.StaleVersionException;
import io.drfailover.terraform.Artifact;
import io.drfailover.terraform.BundleException;
import io.drfailover.terraform.PinnedObjects;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** What the function needs of S3: pinned objects with versions, and conditional writes for the run's record. */
abstract class BucketContract {
    private static final Instant BEGIN = Instant.parse("2026-11-23T03:00:00Z");
    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    Path temp;

    private S3Client s3;
    private String bucket;

    /** Where the emulator's S3 is. */
    abstract URI endpoint();

    @BeforeEach
    void createBucket(org.junit.jupiter.api.TestInfo test) {
        s3 = S3Client.builder()
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        bucket = "dr-" + Integer.toHexString(test.getDisplayName().hashCode());
        s3.createBucket(r -> r.bucket(bucket).createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));
        s3.putBucketVersioning(
                r -> r.bucket(bucket).versioningConfiguration(c -> c.status(BucketVersioningStatus.ENABLED)));
    }

    @AfterEach
    void closeClient() {
        s3.close();
    }

    private String upload(byte... content) {
        return s3.putObject(r -> r.bucket(bucket).key("bundle.zip"), RequestBody.fromBytes(content))
                .versionId();
    }

    private static String sha256(byte... content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private RunRecord run(String id) {
        Instant end = BEGIN.plusSeconds(900);
        return new RunRecord(
                RunRecord.SCHEMA_VERSION,
                id,
                RunState.RUNNING,
                "alarm",
                "replica",
                false,
                BEGIN,
                BEGIN,
                null,
                List.of(new Attempt(1, "owner of " + id, "request", "alarm", BEGIN, end, end, null, null)),
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void download_pinnedObject_isWritten() throws NoSuchAlgorithmException {
        upload(CONTENT);
        Path target = temp.resolve("bundle.zip");

        new PinnedObjects(s3, bucket)
                .download(Artifact.BUNDLE, new ObjectPin("bundle.zip", "", sha256(CONTENT)), target);

        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void download_pinnedVersionBelowANewerOne_isTheOlder() throws NoSuchAlgorithmException {
        String version = upload(CONTENT);
        upload((byte) 9);
        Path target = temp.resolve("bundle.zip");

        new PinnedObjects(s3, bucket)
                .download(Artifact.BUNDLE, new ObjectPin("bundle.zip", version, sha256(CONTENT)), target);

        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void download_alteredObject_isRefusedAndNotKept() throws NoSuchAlgorithmException {
        upload((byte) 9);
        Path target = temp.resolve("bundle.zip");
        var pin = new ObjectPin("bundle.zip", "", sha256(CONTENT));

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> new PinnedObjects(s3, bucket).download(Artifact.BUNDLE, pin, target))
                .withMessageContainingAll(sha256(CONTENT), sha256((byte) 9), "nothing was changed");
        assertThat(target).doesNotExist();
    }

    @Test
    void download_storageThatCannotBeWritten_blamesTheStorage() throws NoSuchAlgorithmException {
        upload(CONTENT);
        var pin = new ObjectPin("bundle.zip", "", sha256(CONTENT));

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> new PinnedObjects(s3, bucket)
                        .download(
                                Artifact.TOOLCHAIN,
                                pin,
                                temp.resolve("no-such-directory").resolve("bundle.zip")))
                .withMessageContainingAll("ephemeral storage", "the promotion goes on");
    }

    @Test
    void size_missingObject_isNamedWithTheRemedy() {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> new PinnedObjects(s3, bucket).size(new ObjectPin("toolchain.zip", "", "")))
                .withMessageContainingAll("s3://" + bucket + "/toolchain.zip does not exist", "standby stack");
    }

    @Test
    void ledger_twoWhoBeginAtOnce_haveOneWinner() {
        var ledger = new S3RunLedger(s3, bucket);
        ledger.write(Optional.empty(), run("one"));

        assertThatExceptionOfType(StaleVersionException.class)
                .isThrownBy(() -> ledger.write(Optional.empty(), run("two")));
        assertThat(ledger.current().orElseThrow().run()).isEqualTo(run("one"));
    }

    @Test
    void ledger_writeRepeatedAfterALostAnswer_isRecognisedAsItsOwn() {
        var ledger = new S3RunLedger(s3, bucket);
        ledger.write(Optional.empty(), run("one"));

        assertThat(ledger.write(Optional.empty(), run("one")).run()).isEqualTo(run("one"));
    }

    @Test
    void journal_wholeRun_isReadBackAndKeptAsHistory() {
        var ledger = new S3RunLedger(s3, bucket);
        var journal =
                RunJournal.take(ledger, InstantSource.system(), Duration.ofSeconds(40), Optional.empty(), run("one"));
        journal.started(Stage.PROMOTE);
        journal.evidence(Stage.PROMOTE, "endpoint", "replica:5432");
        journal.succeeded(Stage.PROMOTE);
        journal.completed(new JsonMapper().createObjectNode().put("statusCode", 200));

        assertThat(ledger.current().orElseThrow().run()).isEqualTo(journal.run());
        assertThat(s3.listObjectsV2(r -> r.bucket(bucket)).contents())
                .extracting(o -> o.key())
                .containsExactly(BucketLayout.CURRENT_RUN, BucketLayout.RUNS_PREFIX + "one.json");
    }
}
