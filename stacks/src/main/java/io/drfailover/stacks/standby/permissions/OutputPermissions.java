package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * What Lambda itself does with the function's role: it writes the log, and sends what it could not deliver to the topic
 * (AWS Lambda Developer Guide, "Defining Lambda function permissions with an execution role" and "Capturing records of
 * Lambda asynchronous invocations"). The log group exists, so nobody has to create it.
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
                        "ReportUndelivered",
                        List.of("sns:Publish"),
                        List.of(reach.given().topic())));
    }
}
