package io.drfailover.drill.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallListTest {
    @Test
    void of_theDrillsOwnRequests_hasNoneOfThem() {
        assertThat(CallList.of(List.of(
                                CallTest.request("eks", "CreateCluster", "aws-sdk-java"),
                                CallTest.request("eks", "CreateCluster", "Terraform"),
                                CallTest.request("monitoring", "SetAlarmState", "dr-failover-drill")))
                        .calls())
                .containsExactly(Call.parse("eks CreateCluster"));
    }

    @Test
    void read_whatWasWritten_isTheSame(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("calls.txt");
        CallList.ofFailover().write(file);
        assertThat(CallList.read(file)).isEqualTo(CallList.ofFailover());
        assertThat(file).content().startsWith("#").contains("./dr drill");
    }

    @Test
    void without_anotherList_isWhatIsNew() {
        assertThat(CallList.ofFailover()
                        .and(CallList.ofUnseen())
                        .without(CallList.ofFailover())
                        .calls())
                .contains(Call.parse("logs PutLogEvents"))
                .doesNotContain(Call.parse("eks CreateCluster"));
    }
}
