package io.drfailover.drill.check;

import io.drfailover.drill.aws.AwsRequest;
import java.util.List;

/** Nobody even tried to reach the dead region: every request for it was counted while it was dark. */
final class PrimaryUntouched implements Check {
    @Override
    public String statement() {
        return "the dark region got no request";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        String region = evidence.rig().world().scenario().primaryRegion();
        List<AwsRequest> all = evidence.awsRequests();
        List<String> tried = all.stream()
                .filter(request -> request.region().equals(region))
                .map(request -> request.service() + " " + request.action())
                .distinct()
                .toList();
        CheckFailure.unless(tried.isEmpty(), region + " was asked for " + tried);
        return "0 of " + all.size() + " requests went to " + region;
    }
}
