package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.readiness.CheckName;
import io.drfailover.readiness.ReadinessCheck;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwsReadinessTest {
    /** Wires everything, which asks AWS nothing. */
    @Test
    void checks_ofTheRealWiring_haveKnownAndDifferentNames() {
        FailoverConfig config = FailoverConfig.from(TestEnvironment.complete());
        var aws = new AwsFailover(config, Map.of());

        List<String> names = new AwsReadiness(config, Map.of(), aws, InstantSource.system())
                .checks("arn:live").stream().map(ReadinessCheck::name).toList();

        assertThat(names).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(CheckName.texts());
    }
}
