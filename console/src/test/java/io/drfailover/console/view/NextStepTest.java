package io.drfailover.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is to be done next does not end where a hold begins. */
class NextStepTest {
    private final ObjectNode status = new JsonMapper().createObjectNode();

    private String held(String state) {
        status.putObject("hold").put("held", true);
        status.withObject("/run").put("state", state);
        return new NextStep("--kept").after(status);
    }

    @Test
    void after_successUnderHold_isWhatASuccessAsksFor() {
        assertThat(held("succeeded"))
                .startsWith("point your DNS at the load balancer")
                .contains("./dr acknowledge --kept")
                .endsWith("No other failover begins until:\n  ./dr release --kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aborted", "given_up", "failed"})
    void after_unfinishedUnderHold_isTheReleaseAndThenTheChoice(String state) {
        assertThat(held(state))
                .startsWith("nothing begins or goes on. When it may:\n  ./dr release --kept\nThen ")
                .contains("./dr failover --kept");
    }

    @Test
    void after_putAwayUnderHold_isTheReleaseAlone() {
        status.withObject("/run").put("acknowledged_by", "ann");

        assertThat(held("aborted")).endsWith("When it may:\n  ./dr release --kept");
    }

    @Test
    void after_workUnderHold_isTheAbort() {
        status.withObject("/run").put("worked_on", true);

        assertThat(held("running")).contains("./dr abort");
    }
}
