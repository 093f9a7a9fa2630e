package io.drfailover.drill.check;

import io.drfailover.contract.BucketLayout;
import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.drill.aws.AwsRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The dark region is asked for what may be asked of it and no more: what it says of its database, because its silence is
 * evidence, and to stop it. Every try fails at once or within its own limit, and the run goes on without it.
 */
final class NothingNeededFromPrimary implements Check {
    static final String LOOK = "rds DescribeDBInstances";
    static final String FENCE = "rds StopDBInstance";

    /** Two looks for an alarm; more, where something could not be seen at once. */
    private static final int FEWEST_LOOKS = 2;

    private static final int MOST_LOOKS = 5;

    /** For the requests themselves, on a busy machine. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    @Override
    public String statement() {
        return "nothing was needed from the dark region: only the evidence and the fencing tried it, in vain, and the run"
                + " did not wait for them";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException {
        Map<String, String> environment = evidence.rig().settings().environment();
        int recorded = RunLedgerRecord.find(evidence.rig().world())
                .map(RunLedgerRecord::looks)
                .orElse(0);
        int looks = Math.min(MOST_LOOKS, Math.max(FEWEST_LOOKS, recorded));
        Duration allowed = setting(environment, EnvironmentVariable.EVIDENCE_TIMEOUT)
                .multipliedBy(looks)
                .plus(setting(environment, EnvironmentVariable.HOLD_OFF).multipliedBy(looks - 1L))
                .plus(SLACK);
        return judge(
                evidence.awsRequests(),
                evidence.rig().world().scenario().primaryRegion(),
                evidence.run().invocations().size(),
                looks,
                allowed);
    }

    static String judge(List<AwsRequest> all, String region, int invocations, int looks, Duration allowed)
            throws CheckFailure {
        List<AwsRequest> tried =
                all.stream().filter(request -> request.region().equals(region)).toList();
        Map<String, Long> counts =
                tried.stream().collect(Collectors.groupingBy(AwsRequest::call, TreeMap::new, Collectors.counting()));
        Map<String, Long> others = new TreeMap<>(counts);
        others.keySet().removeAll(List.of(LOOK, FENCE));
        CheckFailure.unless(others.isEmpty(), region + " was asked for " + others);
        List<AwsRequest> answered =
                tried.stream().filter(request -> !request.dark()).toList();
        CheckFailure.unless(answered.isEmpty(), "the dark region answered: " + answered);
        CheckFailure.unless(
                counts.getOrDefault(LOOK, 0L) <= (long) looks * invocations
                        && counts.getOrDefault(FENCE, 0L) <= invocations,
                "it was tried too often for " + invocations + " invocation(s): " + counts);
        Optional<Duration> took = examination(all, tried);
        if (took.isPresent()) {
            CheckFailure.unless(
                    took.get().compareTo(allowed) <= 0,
                    "the run began " + took.get().toMillis() + " ms after the first try, allowed are "
                            + allowed.toMillis());
        }
        return tried.size() + " of " + all.size() + " requests went to " + region + ", none was answered: " + counts
                + took.map(time -> "; the run began " + time.toMillis() + " ms after the first")
                        .orElse("");
    }

    /** From the first try to the first record of the run. */
    private static Optional<Duration> examination(List<AwsRequest> all, List<AwsRequest> tried) {
        return tried.stream().findFirst().flatMap(first -> all.stream()
                .filter(request -> request.sequence() > first.sequence()
                        && request.service().equals("s3")
                        && request.action().startsWith("PUT ")
                        && request.action().contains(BucketLayout.CURRENT_RUN))
                .findFirst()
                .map(begun -> Duration.between(first.at(), begun.at())));
    }

    private static Duration setting(Map<String, String> environment, EnvironmentVariable variable) {
        return Duration.parse(environment.getOrDefault(
                variable.name(), variable.defaultValue().orElseThrow()));
    }
}
