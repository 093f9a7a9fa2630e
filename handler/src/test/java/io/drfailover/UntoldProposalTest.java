package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.control.Proposal;
import io.drfailover.control.ProposalState;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proposal is worth nothing as long as nobody knows its code. */
class UntoldProposalTest {
    private static final String CODE = "ABCD-2345";

    private final InvocationSetup setup = new InvocationSetup();

    @BeforeEach
    void requireApproval() {
        setup.environment.put("APPROVAL", "required");
    }

    private Proposal proposal() {
        return setup.platform.controls.proposal().orElseThrow().proposal();
    }

    private JsonNode approve(String code, String requestId) {
        return setup.answer("{\"action\":\"approve\",\"code\":\"" + code + "\",\"by\":\"ana\"}", requestId);
    }

    @Test
    void alarm_codeReachesNobody_isAnErrorSoThatLambdaRepeatsItAndThenTheCodeIsTold() {
        setup.platform.topicFails = true;
        assertThatExceptionOfType(UntoldProposalException.class)
                .isThrownBy(() -> setup.answer(setup.ringing(), "same"))
                .withMessageContainingAll("nobody could be told the code", "\"action\": \"failover\"")
                .satisfies(e -> assertThat(e.proposalId()).isEqualTo(proposal().id()));
        setup.platform.topicFails = false;

        setup.answer(setup.ringing(), "same");

        assertThat(setup.platform.notices).singleElement().satisfies(n -> assertThat(n.text())
                .contains(CODE));
        assertThat(approve(CODE, "approval").path("statusCode").asInt()).isEqualTo(202);
    }

    @Test
    void alarm_afterOneWhoseCodeReachedNobody_proposesAnewOnceThatIsCertain() {
        setup.platform.topicFails = true;
        assertThatExceptionOfType(UntoldProposalException.class).isThrownBy(() -> setup.answer(setup.ringing()));
        Proposal untold = proposal();
        setup.platform.topicFails = false;
        setup.answer(setup.ringing());
        assertThat(proposal()).isEqualTo(untold);

        setup.clock.advance(Duration.ofMinutes(2));
        setup.answer(setup.ringing());

        assertThat(proposal().id()).isNotEqualTo(untold.id());
        assertThat(proposal().told()).isTrue();
        assertThat(setup.platform.notices).hasSize(1);
    }

    @Test
    void alarm_answerOfTheStoreIsLost_tellsTheCodeAllTheSame() {
        setup.platform.controls.answerLost = true;

        assertThat(setup.answer(setup.ringing()).path("statusCode").asInt()).isEqualTo(202);

        assertThat(setup.platform.notices).singleElement().satisfies(n -> assertThat(n.text())
                .contains(CODE));
        assertThat(proposal().told()).isTrue();
    }

    /** The topic may have sent it, and only its answer was lost. */
    @Test
    void approve_codeThatCouldNotBeSentForCertain_isGood() {
        setup.platform.topicFails = true;
        assertThatExceptionOfType(UntoldProposalException.class).isThrownBy(() -> setup.answer(setup.ringing()));

        assertThat(approve(CODE, "approval").path("statusCode").asInt()).isEqualTo(202);
    }

    @Test
    void alarm_repeatedBecauseNobodyHeard_doesNotPutOffTheApprovalByItself() {
        setup.environment.put("AUTO_APPROVE_AFTER", "PT10M");
        setup.platform.topicFails = true;
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThatExceptionOfType(UntoldProposalException.class)
                    .isThrownBy(() -> setup.answer(setup.ringing(), "same"))
                    .withMessageContaining("approved by itself at 2026-11-23T03:11:00Z");
            setup.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(proposal().state()).isEqualTo(ProposalState.OPEN);
    }
}
