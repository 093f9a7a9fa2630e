package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCheckTest {
    private static final long MIB = 1024 * 1024;

    private static Finding look(DiskRoom room) {
        return new DiskCheck(new Once<>(() -> room)).look(Deadline.in(Duration.ofMinutes(1)));
    }

    @Test
    void look_lambdasDefaultStorage_blocksAndSaysHowMuch() {
        Finding finding = look(new DiskRoom(512 * MIB, 1242 * MIB));

        assertThat(finding.outcome()).isEqualTo(Outcome.BLOCKING);
        assertThat(finding.seen()).isEqualTo("512 MiB are free in the temporary storage, a failover needs 1242 MiB");
        assertThat(finding.remedy()).contains("4096 MB of ephemeral storage");
    }

    @Test
    void look_enough_isOk() {
        assertThat(look(new DiskRoom(2, 2)).outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void in_unpackedAlready_needsLittleMore(@TempDir Path directory) {
        DiskRoom cold = DiskRoom.in(directory, 200 * MIB, false);

        assertThat(cold.needed()).isEqualTo(1192 * MIB);
        assertThat(cold.free()).isPositive();
        assertThat(DiskRoom.in(directory, 200 * MIB, true).needed()).isEqualTo(192 * MIB);
    }
}
