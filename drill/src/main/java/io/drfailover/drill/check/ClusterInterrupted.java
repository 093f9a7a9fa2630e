package io.drfailover.drill.check;

import io.drfailover.drill.aws.AwsRequest;
import io.drfailover.drill.run.InvocationEnd;
import java.time.Instant;
import java.util.Set;

/** An invocation ended while AWS was creating the cluster, and terraform's apply with it. */
record ClusterInterrupted(Expected expected) implements Check {
    private static final Set<InvocationEnd> ENDS =
            Set.of(InvocationEnd.PARKED, InvocationEnd.KILLED, InvocationEnd.TIMED_OUT, InvocationEnd.FAILED);

    @Override
    public String statement() {
        return "terraform was interrupted while the cluster was being created";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        Instant begin = evidence.awsRequests().stream()
                .filter(request ->
                        request.service().equals("eks") && request.action().equals("CreateCluster") && request.took())
                .map(AwsRequest::at)
                .findFirst()
                .orElseThrow(() -> new CheckFailure("no cluster was created"));
        Instant end = begin.plus(expected.clusterCreation());
        long times = evidence.run().invocations().stream()
                .filter(invocation -> ENDS.contains(InvocationEnd.of(invocation)))
                .filter(invocation -> invocation.endedAt().isAfter(begin)
                        && invocation.endedAt().isBefore(end))
                .count();
        CheckFailure.unless(
                times > 0, "no invocation ended between " + begin + " and " + end + ", when the cluster was CREATING");
        return times + (times == 1 ? " time" : " times") + " in the "
                + expected.clusterCreation().toSeconds() + " s that it took";
    }
}
