package io.drfailover.drill.bucket;

import io.drfailover.drill.aws.EmulatedAws;
import io.drfailover.drill.aws.Python;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract against the emulated AWS of the drill. */
class MotoBucketIT extends BucketContract {
    private static EmulatedAws aws;

    @BeforeAll
    static void startAws(@TempDir Path directory) {
        aws = EmulatedAws.start(Python.locate(System.getenv(), line -> {}), directory, directory.resolve("aws.log"));
    }

    @AfterAll
    static void stopAws() {
        aws.close();
    }

    @Override
    URI endpoint() {
        return aws.endpoint();
    }
}
