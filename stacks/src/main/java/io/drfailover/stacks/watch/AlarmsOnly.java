package io.drfailover.stacks.watch;

import io.drfailover.stacks.account.Account;
import io.drfailover.stacks.account.Condition;
import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * CloudWatch in the name of certain alarms of one account, and in nobody else's: without the conditions, an alarm of a
 * stranger could ring here ("The confused deputy problem", IAM User Guide).
 */
final class AlarmsOnly {
    private AlarmsOnly() {}

    /**
     * A statement that lets them publish.
     *
     * @param alarms their ARNs
     * @param actions what publishing takes
     */
    static Statement publish(Account account, List<String> alarms, String... actions) {
        return Statement.allow("OurAlarmsPublish", actions)
                .toService("cloudwatch.amazonaws.com")
                .when("StringEquals", "aws:SourceAccount", account.number())
                .when(new Condition("ArnEquals", "aws:SourceArn", alarms));
    }
}
