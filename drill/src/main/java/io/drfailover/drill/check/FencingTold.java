package io.drfailover.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.contract.Stage;
import io.drfailover.drill.aws.TopicMessage;
import java.io.IOException;
import java.util.List;

/** The old primary could not be stopped, and everybody who relies on the success reads it: two databases may take writes. */
final class FencingTold implements Check {
    private static final String LOUD = "NOT fenced";
    private static final String SUCCESS = "has succeeded";

    @Override
    public String statement() {
        return "that the old primary is " + LOUD
                + " stands in the record, in the answer and in the notice of the success";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException {
        RunLedgerRecord record = RunLedgerRecord.read(evidence.rig().world());
        String recorded = record.fencing();
        CheckFailure.unless(
                recorded.startsWith(LOUD),
                "the record of the stage " + Stage.PROMOTE.stageName() + " says \"" + recorded + "\"");
        JsonNode answered = evidence.answer().at("/body/old_primary");
        CheckFailure.unless(answered.asText().equals(recorded), "the answer says " + answered);
        List<TopicMessage> told = PeopleTold.of(evidence, record.runId()).stream()
                .filter(notice -> notice.subject().contains(SUCCESS))
                .toList();
        CheckFailure.unless(
                told.size() == 1 && told.get(0).message().contains(recorded),
                "the notice of the success does not say so: " + told);
        return recorded;
    }
}
