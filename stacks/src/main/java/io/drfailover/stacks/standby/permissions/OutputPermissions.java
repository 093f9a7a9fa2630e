package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * What people read. Lambda writes the log with the function's role, and sends events that it gave up to the topic (AWS
 * Lambda Developer Guide, "Defining Lambda function permissions with an execution role" and "Capturing records of Lambda
 * asynchronous invocations"); the function itself tells the topic how a run goes. The log group exists, so nobody has to
 * create it.
 */
final class OutputPermissions implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        return List.of(
                new Statement(
                        "WriteLog",
                        List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        List.of(reach.given().logGroup() + ":log-stream:*")),
                new Statement(
                        "TellPeople",
                        List.of("sns:Publish"),
                        List.of(reach.given().topic())));
    }
}
