package io.drfailover.drill.check;

import io.drfailover.contract.BucketLayout;
import io.drfailover.drill.aws.AwsRequest;
import java.util.List;
import java.util.stream.Stream;

/** Nobody destroyed anything to go on, and so replaced nothing: terraform replaces by deleting. */
final class NothingDeleted implements Check {
    private static final List<String> DESTROYING = List.of("Delete", "Terminate", "DELETE ");

    @Override
    public String statement() {
        return "nothing was deleted or replaced: no call that destroys but for the lock of the state";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        String lock = evidence.rig().world().scenario().bucket() + "/" + BucketLayout.TERRAFORM_LOCK;
        return judge(evidence.ofTheFunction(), lock);
    }

    static String judge(List<AwsRequest> requests, String lock) throws CheckFailure {
        List<AwsRequest> destroying = requests.stream()
                .filter(request -> DESTROYING.stream().anyMatch(request.action()::startsWith))
                .toList();
        List<String> others = destroying.stream()
                .filter(request -> !request.resource().equals(lock))
                .map(request -> request.service() + " " + request.action())
                .distinct()
                .toList();
        CheckFailure.unless(others.isEmpty(), "AWS was asked for " + others);
        Stream<AwsRequest> released = destroying.stream().filter(AwsRequest::took);
        return "the lock was released " + released.count() + " times, nothing else was deleted";
    }
}
