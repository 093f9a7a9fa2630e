package io.drfailover.ledger;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.Stage;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** Continues by an asynchronous invocation of the function itself (Lambda Developer Guide, "Asynchronous invocation"). */
public final class LambdaContinuation implements Continuation {
    private final LambdaClient lambda;

    public LambdaContinuation(LambdaClient lambda) {
        this.lambda = lambda;
    }

    @Override
    public void invoke(String functionArn, String runId, int epoch) {
        String event = new JsonMapper()
                .createObjectNode()
                .put("action", "resume")
                .put("run", runId)
                .put("epoch", epoch)
                .toString();
        try {
            var unused = lambda.invoke(r -> r.functionName(functionArn)
                    .invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromUtf8String(event)));
        } catch (SdkException e) {
            throw new LedgerException(
                    Stage.TRIGGER,
                    "invoking " + functionArn + " to go on with the run " + runId + ": " + e.getMessage(),
                    "let the function's role invoke its own alias; the run is parked and is taken up by the next event",
                    e);
        }
    }
}
