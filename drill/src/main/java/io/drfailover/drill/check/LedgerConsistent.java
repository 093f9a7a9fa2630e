package io.drfailover.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.contract.BucketLayout;
import io.drfailover.drill.lambda.Invocation;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ledger tells what happened: the run succeeded, by the invocations that were seen, one epoch after the other. */
final class LedgerConsistent implements Check {
    @Override
    public String statement() {
        return "the ledger says that the run succeeded, by the invocations that were seen";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException {
        RunLedgerRecord record = RunLedgerRecord.read(evidence.rig().world());
        compare(
                record,
                // A person who approves or orders waits for the answer.
                Stream.concat(evidence.run().invocations().stream(), evidence.rig().lambda().asked().stream())
                        .map(Invocation::requestId)
                        .collect(Collectors.toSet()));
        String key = evidence.rig().world().scenario().bucket() + "/" + BucketLayout.CURRENT_RUN;
        long writes = evidence.ofTheFunction().stream()
                .filter(request ->
                        request.resource().equals(key) && request.action().startsWith("PUT ") && request.took())
                .count();
        return "%d epochs (%s), %d bytes, written %d times in %.1f s"
                .formatted(
                        record.attempts().size(),
                        record.attempts().stream()
                                .map(attempt -> attempt.path("ended").asText("died"))
                                .collect(Collectors.joining(", ")),
                        record.bytes(),
                        writes,
                        evidence.run().frame().length() / 1000.0);
    }

    /** Compares with the ids of the events that Lambda delivered. */
    static void compare(RunLedgerRecord record, Set<String> seen) throws CheckFailure {
        CheckFailure.unless(record.state().equals("succeeded"), "the run is " + record.state());
        List<JsonNode> attempts = record.attempts();
        for (int i = 0; i < attempts.size(); i++) {
            JsonNode attempt = attempts.get(i);
            CheckFailure.unless(
                    attempt.path("epoch").asInt() == i + 1,
                    "attempt " + (i + 1) + " has the epoch "
                            + attempt.path("epoch").asText());
            CheckFailure.unless(
                    seen.contains(attempt.path("requestId").asText()),
                    "epoch " + (i + 1) + " was an event that Lambda never delivered: " + attempt);
        }
        CheckFailure.unless(!attempts.isEmpty(), "no attempt is in the ledger");
        String end = attempts.get(attempts.size() - 1).path("ended").asText();
        CheckFailure.unless(end.equals("succeeded"), "the last attempt ended as " + end);
    }
}
