package io.drfailover.drill.installation;

import io.drfailover.contract.FunctionAlias;
import io.drfailover.drill.lambda.FunctionPackage;
import io.drfailover.drill.lambda.FunctionSettings;
import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.scheduler.Schedule;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.Foundation;
import io.drfailover.drill.world.PlainAws;
import io.drfailover.drill.world.Roles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the stacks became in AWS.
 *
 * @param stacks as terraform applied them
 * @param topicArn the topic in the DR region
 * @param bucket the bucket in the DR region
 * @param roles of the cluster, the nodes and the function
 * @param function how the function is configured, with its role's credentials
 * @param unpacked the function's zip, as Lambda has it
 * @param session the function's role
 * @param schedules what EventBridge Scheduler will do
 * @param plans asks terraform about the stacks again
 */
public record Installation(
        List<InstalledStack> stacks,
        String topicArn,
        String bucket,
        Roles roles,
        FunctionSettings function,
        FunctionPackage unpacked,
        RoleSession session,
        List<Schedule> schedules,
        Plans plans) {
    public Installation {
        stacks = List.copyOf(stacks);
        schedules = List.copyOf(schedules);
    }

    /**
     * Alarms that may have no state for a while: those on metric math, which the emulated CloudWatch leaves as they are, and
     * those that ignore missing data, which wait for a measurement.
     */
    public Set<String> computedAlarms() {
        return stacks.stream()
                .flatMap(stack -> stack.resources("aws_cloudwatch_metric_alarm").stream())
                .filter(alarm -> !alarm.values().path("metric_query").isEmpty()
                        || alarm.values().path("treat_missing_data").asText().equals("ignore"))
                .map(alarm -> alarm.value("alarm_name"))
                .collect(Collectors.toSet());
    }

    /** The schedule whose target is the probe. */
    public Schedule probe() throws IOException {
        return schedules.stream()
                .filter(schedule -> schedule.targetArn().endsWith(":" + FunctionAlias.PROBE))
                .findFirst()
                .orElseThrow(() -> new IOException("no schedule invokes the alias " + FunctionAlias.PROBE
                        + "; without a probe no alarm in the DR region ever rings"));
    }

    static Installation of(
            Foundation foundation, Scratch scratch, Map<StackName, StackFolder> folders, List<InstalledStack> stacks)
            throws IOException, InterruptedException {
        InstalledStack standby = find(stacks, StackName.STANDBY);
        try (AwsClients dr = foundation.drClients()) {
            Roles roles = new Roles(
                    standby.output("cluster_role_arn"),
                    standby.output("node_role_arn"),
                    standby.output("function_role_arn"));
            InstalledFunction function =
                    InstalledFunction.read(dr, standby.output("function_name"), FunctionAlias.LIVE);
            Path zip = FunctionCode.download(
                    function.codeLocation(),
                    function.configuration().codeSha256(),
                    scratch.directory().resolve("function.zip"));
            RoleSession session = RoleSession.assume(
                    dr,
                    function.configuration().role(),
                    function.configuration().functionName());
            return new Installation(
                    stacks,
                    standby.output("topic_arn"),
                    standby.output("bucket"),
                    roles,
                    function.settings(foundation.scenario(), foundation.endpoint(), session),
                    FunctionPackage.unpack(zip, scratch.folder("task")),
                    session,
                    schedules(foundation, standby),
                    new Plans(folders));
        }
    }

    private static List<Schedule> schedules(Foundation foundation, InstalledStack standby) {
        PlainAws scheduler =
                new PlainAws(foundation.endpoint(), foundation.scenario().drRegion());
        List<Schedule> schedules = new ArrayList<>();
        for (StackResource resource : standby.resources("aws_scheduler_schedule")) {
            schedules.add(Schedule.of(scheduler.get(
                    "scheduler",
                    "/schedules/" + resource.value("name") + "?groupName=" + resource.value("group_name"))));
        }
        return schedules;
    }

    private static InstalledStack find(List<InstalledStack> stacks, StackName name) {
        return stacks.stream().filter(stack -> stack.name() == name).findFirst().orElseThrow();
    }
}
