package io.drfailover.drill.check;

import io.drfailover.drill.aws.AwsRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** AWS really refused a part of what was asked, of several services. */
final class ThrottlingSurvived implements Check {
    private static final int SERVICES = 4;

    @Override
    public String statement() {
        return "AWS throttled and failed a part of the requests";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        List<AwsRequest> struck = evidence.awsRequests().stream()
                .filter(request ->
                        request.fault().equals("throttle") || request.fault().equals("error"))
                .toList();
        Map<String, Long> services = struck.stream()
                .collect(Collectors.groupingBy(AwsRequest::service, TreeMap::new, Collectors.counting()));
        CheckFailure.unless(services.size() >= SERVICES, "only " + services + " were struck");
        return struck.size() + " of " + evidence.awsRequests().size() + " requests: " + services;
    }
}
