package io.drfailover.drill;

import io.drfailover.drill.DrillOptions.Deployed;
import io.drfailover.drill.installation.AlarmWatch;
import io.drfailover.drill.installation.InstalledStack;
import io.drfailover.drill.installation.Observation;
import io.drfailover.drill.report.InstallationPart;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was seen of an installation, for the report. */
record InstallationReport(Observation seen, Deployed deployed) {
    InstallationPart part() {
        return new InstallationPart(stacks(), alarms(), figures());
    }

    private List<InstallationPart.Stack> stacks() {
        return seen.installation().stacks().stream()
                .map(stack -> new InstallationPart.Stack(
                        stack.name().toString(),
                        stack.region(),
                        stack.added(),
                        stack.took().toMillis(),
                        plan(stack)))
                .toList();
    }

    private String plan(InstalledStack stack) {
        return seen.plans().stream()
                .filter(plan -> plan.name() == stack.name())
                .map(plan -> plan.outcome().exitCode() == 0
                        ? "no changes"
                        : plan.outcome().gist())
                .findFirst()
                .orElse("not planned");
    }

    private List<InstallationPart.Change> alarms() {
        return seen.changes().stream()
                .map(change -> new InstallationPart.Change(
                        Duration.between(seen.brokeAt(), change.at()).toMillis(),
                        change.region(),
                        change.alarm(),
                        change.state()))
                .toList();
    }

    private Map<String, String> figures() {
        Map<String, String> figures = new TreeMap<>();
        figures.put("function", seen.installation().function().arn());
        figures.put("version of the function", seen.installation().function().version());
        figures.put("role", seen.installation().session().roleArn());
        figures.put("a minute lasted", seconds(deployed.minute()));
        figures.put("what failed", deployed.failure().toString());
        figures.put("probes answered", Integer.toString(seen.probes().size()));
        figures.put("probes between break and decision", Integer.toString(seen.probesUntilAlarm()));
        seen.rang().stream()
                .filter(AlarmWatch.Change::composite)
                .findFirst()
                .ifPresent(decision ->
                        figures.put("noticed after", seconds(Duration.between(seen.brokeAt(), decision.at()))));
        return figures;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
