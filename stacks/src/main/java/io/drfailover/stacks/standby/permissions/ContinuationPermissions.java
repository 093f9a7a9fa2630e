package io.drfailover.stacks.standby.permissions;

import io.drfailover.contract.FunctionAlias;
import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * A run outlives an invocation: the function may invoke itself, by the alias with which everybody rings it. Not by its name
 * alone, which is another resource (AWS Lambda Developer Guide, "Using Lambda aliases in event sources and permissions
 * policies"): an event that came so would be without the alias' retries, and nobody would hear of its end.
 */
final class ContinuationPermissions implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        return List.of(new Statement(
                "GoOnInAnotherInvocation",
                List.of("lambda:InvokeFunction"),
                List.of(reach.arns()
                        .of("lambda", "function:%s:%s".formatted(reach.functionName(), FunctionAlias.LIVE)))));
    }
}
