package io.drfailover.drill.check;

import io.drfailover.drill.lambda.Invocation;
import io.drfailover.drill.run.InvocationEnd;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** However many events came and invocations died, there was one run; of several alarms one worked. */
record OneRun(Expected expected) implements Check {
    /** What CloudWatch's event has and no other. */
    private static final String OF_AN_ALARM = "alarmData";

    @Override
    public String statement() {
        int alarms = expected.trouble().alarms();
        return alarms == 1
                ? "it was one run: every answer names the same"
                : alarms + " alarms at once were one run: one worked, " + (alarms - 1) + " joined";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        return judge(evidence.run().invocations());
    }

    String judge(List<Invocation> all) throws CheckFailure {
        Set<String> runs = all.stream()
                .map(InvocationEnd::runOf)
                .filter(run -> !run.isEmpty())
                .collect(Collectors.toSet());
        CheckFailure.unless(runs.size() == 1, "the answers name " + runs.size() + " runs: " + runs);
        Map<String, Long> ends = all.stream()
                .collect(Collectors.groupingBy(
                        invocation -> InvocationEnd.of(invocation).words(), TreeMap::new, Collectors.counting()));
        int alarms = expected.trouble().alarms();
        if (alarms > 1) {
            List<Invocation> rang = all.stream()
                    .filter(invocation -> invocation.event().contains(OF_AN_ALARM) && invocation.attempt() == 1)
                    .toList();
            long joined = rang.stream()
                    .filter(invocation -> InvocationEnd.of(invocation) == InvocationEnd.JOINED)
                    .count();
            CheckFailure.unless(
                    rang.size() == alarms && joined == alarms - 1,
                    rang.size() + " alarms reached the function and " + joined + " joined; " + ends);
        }
        return "run " + runs.iterator().next() + "; invocations by their end: " + ends;
    }
}
