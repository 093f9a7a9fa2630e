package io.drfailover.drill.check;

import io.drfailover.drill.aws.AwsRequest;
import io.drfailover.drill.question.Asked;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whatever the function was asked, it changed nothing: every request that it and its children signed is one that reads, but
 * for notices to people, which are named; and nobody asked the cluster for a change.
 *
 * @param asked what it was asked
 */
record NothingMutated(List<Asked> asked) implements Check {
    private static final String NOTICE = "sns Publish";

    NothingMutated {
        asked = List.copyOf(asked);
    }

    @Override
    public String statement() {
        return "asking is safe: over " + asked.size()
                + " events the function changed nothing in AWS and in the cluster";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        int all = 0;
        int notices = 0;
        for (Asked one : asked) {
            List<AwsRequest> changing =
                    one.requests().stream().filter(AwsRequest::mutating).toList();
            var offenders = changing.stream()
                    .filter(request -> !request.call().equals(NOTICE))
                    .collect(Collectors.groupingBy(
                            request -> request.call() + " in " + request.region(),
                            TreeMap::new,
                            Collectors.counting()));
            CheckFailure.unless(offenders.isEmpty(), "for " + one.what() + " AWS was asked for " + offenders);
            CheckFailure.unless(
                    one.clusterChanges() == 0,
                    "for " + one.what() + " the cluster was asked for " + one.clusterChanges() + " changes");
            all += one.requests().size();
            notices += changing.size();
        }
        CheckFailure.unless(all > 0, "the emulator's log shows no request of the function at all: nothing is proved");
        return "0 of " + all + " requests changed anything but " + notices + " of " + NOTICE
                + "; 0 changes in the cluster";
    }
}
