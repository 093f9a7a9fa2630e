package io.drfailover.readiness;

import static io.drfailover.readiness.Looks.assertFinding;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTypesCheckTest {
    @TempDir
    Path temp;

    private final FakeEc2 ec2 = new FakeEc2();

    private Finding look() {
        return Looks.look(new InstanceTypesCheck(ec2, Bundles.deployed(temp)));
    }

    @Test
    void look_offeredInEveryZone_isOk() {
        ec2.offer("m6i.large", "eu-west-1a", "eu-west-1b");

        assertFinding(look(), Outcome.OK, "m6i.large", "eu-west-1a, eu-west-1b");
    }

    @Test
    void look_offeredOnlyInZonesThatAreNotUsed_blocks() {
        ec2.offer("m6i.large", "eu-west-1c");

        Finding finding = look();

        assertFinding(finding, Outcome.BLOCKING, "no zone of eu-west-1a, eu-west-1b");
        assertThat(finding.remedy()).contains("nodes.instanceTypes");
    }

    @Test
    void look_oneZoneWithout_isAWarning() {
        ec2.offer("m6i.large", "eu-west-1a");

        assertFinding(look(), Outcome.WARNING, "eu-west-1b offers none");
    }

    @Test
    void look_onlyTheSecondChoice_isAWarning() {
        ec2.offer("m5.large", "eu-west-1a", "eu-west-1b");

        assertFinding(look(), Outcome.WARNING, "no zone offers m6i.large");
    }
}
