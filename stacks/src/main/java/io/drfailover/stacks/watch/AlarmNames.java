package io.drfailover.stacks.watch;

import io.drfailover.stacks.account.Account;
import io.drfailover.stacks.account.Names;
import java.util.List;
import java.util.stream.Stream;

/** The alarms' names. Topic and key let only these publish, so the names are said before there are alarms. */
record AlarmNames(String databaseSilent, String noHealthyTarget, String loadBalancerErrors, String primaryDown) {
    static AlarmNames of(Names names) {
        return new AlarmNames(
                names.with("-database-silent"),
                names.with("-no-healthy-target"),
                names.with("-load-balancer-errors"),
                names.primaryDown());
    }

    /** All of them as ARNs. */
    List<String> arns(Account account, String region) {
        return Stream.of(databaseSilent, noHealthyTarget, loadBalancerErrors, primaryDown)
                .map(name -> account.alarm(region, name))
                .toList();
    }
}
