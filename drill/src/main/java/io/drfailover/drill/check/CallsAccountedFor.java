package io.drfailover.drill.check;

import io.drfailover.drill.aws.AwsRequest;
import io.drfailover.drill.permissions.CallList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The function asked AWS for nothing that its role's permissions were not proved for. What Terraform asked the drill's
 * own plan for counts as well: a run that is taken up again begins with it.
 */
final class CallsAccountedFor implements Check {
    /** Beside the function's log. */
    static final String FILE = "aws-calls.txt";

    private static final String TERRAFORM = "HashiCorp";

    @Override
    public String statement() {
        return "every call that the function made is one that its role is proved to be allowed";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException {
        List<AwsRequest> asked = ofTheFunction(evidence);
        CallList made = CallList.of(asked);
        Path file = evidence.rig().functionLog().resolveSibling(FILE);
        made.write(file);
        CallList unknown = made.without(CallList.ofFailover().and(CallList.ofProbe()));
        CheckFailure.unless(
                unknown.calls().isEmpty(),
                unknown.calls() + " are not in the list of a failover's calls; allow them in the standby stack's"
                        + " permissions, then make " + file + " the new failover-calls.txt");
        return made.calls().size() + " different calls, listed in " + file.getFileName();
    }

    /** By the role, where the function has one of its own; otherwise by the time, and by Terraform's name. */
    private static List<AwsRequest> ofTheFunction(Evidence evidence) {
        String role = evidence.rig().world().scenario().functionName();
        List<AwsRequest> all = evidence.awsRequests();
        List<AwsRequest> withRole =
                all.stream().filter(request -> request.role().equals(role)).toList();
        return !withRole.isEmpty()
                ? withRole
                : all.stream()
                        .filter(request ->
                                !request.at().isAfter(evidence.invocation().endedAt())
                                        || request.userAgent().contains(TERRAFORM))
                        .toList();
    }
}
