package io.drfailover.drill.check;

import io.drfailover.drill.aws.AwsRequest;
import io.drfailover.drill.aws.RefusedRequest;
import io.drfailover.drill.installation.Observation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that the function did it did as its role, and the role was allowed to. */
record RoleSuffices(Observation observation, Set<String> actions) implements Check {
    RoleSuffices {
        actions = Set.copyOf(actions);
    }

    @Override
    public String statement() {
        return "the function worked with its own role, and nothing was refused to it";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        String role = observation.installation().session().roleName();
        List<String> refused = evidence.rig().aws().permissions().refused().stream()
                .filter(request -> request.role().equals(role))
                .map(RoleSuffices::words)
                .distinct()
                .toList();
        CheckFailure.unless(refused.isEmpty(), "refused: " + refused);
        List<AwsRequest> own = evidence.rig().aws().requests().stream()
                .filter(request -> request.role().equals(role))
                .toList();
        Set<String> done = own.stream().map(AwsRequest::action).collect(Collectors.toSet());
        CheckFailure.unless(done.containsAll(actions), "as " + role + " it did not call all of " + actions);
        return own.size() + " requests as " + role + ", 0 refused";
    }

    private static String words(RefusedRequest request) {
        return request.action() + " on " + request.resource();
    }
}
