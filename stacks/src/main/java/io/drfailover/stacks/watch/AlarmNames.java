package io.drfailover.stacks.watch;

import io.drfailover.stacks.settings.StackSettings;
import java.util.List;
import java.util.stream.Stream;

/** The alarms' names. Topic and key let only these publish, so the names are said before there are alarms. */
record AlarmNames(String databaseSilent, String noHealthyTarget, String loadBalancerErrors, String primaryDown) {
    AlarmNames(StackSettings settings) {
        this(
                settings.prefixed("-database-silent"),
                settings.prefixed("-no-healthy-target"),
                settings.prefixed("-load-balancer-errors"),
                settings.prefixed("-primary-down"));
    }

    /** All of them as ARNs. */
    List<String> arns(Account account, String region) {
        return Stream.of(databaseSilent, noHealthyTarget, loadBalancerErrors, primaryDown)
                .map(name -> account.alarm(region, name))
                .toList();
    }
}
