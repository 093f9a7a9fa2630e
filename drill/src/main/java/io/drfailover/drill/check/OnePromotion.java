package io.drfailover.drill.check;

import io.drfailover.drill.aws.AwsRequest;
import java.util.List;

/** A second request that took effect could hit a database that already takes writes. */
final class OnePromotion implements Check {
    @Override
    public String statement() {
        return "exactly one request to promote took effect";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        return judge(evidence.awsRequests());
    }

    static String judge(List<AwsRequest> requests) throws CheckFailure {
        List<AwsRequest> asked = requests.stream()
                .filter(request ->
                        request.service().equals("rds") && request.action().equals("PromoteReadReplica"))
                .toList();
        long took = asked.stream().filter(AwsRequest::took).count();
        CheckFailure.unless(took == 1, took + " of " + asked.size() + " calls of PromoteReadReplica took effect");
        long refused = asked.size() - took;
        return "1 call of PromoteReadReplica" + (refused == 0 ? "" : ", and " + refused + " that AWS refused");
    }
}
