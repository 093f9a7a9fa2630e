package io.drfailover.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.aws.TopicMessage;
import java.io.IOException;
import java.util.List;

/** Why the run began stands in its record and in the notice of its begin: rule, observations, what may be lost. */
final class EvidenceTold implements Check {
    private static final String BEGIN = "has begun";
    private static final int FEWEST_LOOKS = 2;
    /** Where something could not be seen at once; the runbook names the number. */
    private static final int MOST_LOOKS = 5;

    @Override
    public String statement() {
        return "the evidence was looked at twice or more, and people were told it once, with what may be lost";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException {
        RunLedgerRecord record = RunLedgerRecord.read(evidence.rig().world());
        JsonNode judgement = record.json().path("judgement");
        String sentence = record.evidence();
        CheckFailure.unless(
                judgement.path("confirmed").asBoolean() && !sentence.isEmpty(),
                "the record has no evidence that confirms: " + judgement);
        int looks = record.looks();
        CheckFailure.unless(looks >= FEWEST_LOOKS && looks <= MOST_LOOKS, "it was looked at " + looks + " times");
        JsonNode loss = judgement.path("dataLoss");
        CheckFailure.unless(!loss.path("seen").asText().isEmpty(), "the record does not say what may be lost");
        List<TopicMessage> told = PeopleTold.of(evidence, record.runId()).stream()
                .filter(notice -> notice.subject().contains(BEGIN))
                .toList();
        CheckFailure.unless(told.size() == 1, "of the begin people were told " + told.size() + " times");
        String text = told.get(0).message();
        CheckFailure.unless(text.contains(sentence), "the notice does not say \"" + sentence + "\": " + text);
        CheckFailure.unless(
                text.contains(loss.path("seen").asText()),
                "the notice does not say \"" + loss.path("seen").asText() + "\": " + text);
        return sentence + "; data that may be lost: " + record.dataLoss();
    }
}
