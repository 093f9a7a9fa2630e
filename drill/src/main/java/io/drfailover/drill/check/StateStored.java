package io.drfailover.drill.check;

import io.drfailover.contract.BucketLayout;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.World;
import java.io.IOException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Terraform's state is where the next invocation looks for it, and nobody holds its lock. */
final class StateStored implements Check {
    @Override
    public String statement() {
        return "the state is in S3 and no lock is left";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException {
        World world = evidence.rig().world();
        RecoveryState state = RecoveryState.read(world);
        CheckFailure.unless(state.resources() > 0, "the state holds no resources");
        try (AwsClients clients = world.drClients();
                S3Client s3 = clients.s3()) {
            boolean locked = s3
                    .listObjectsV2(
                            request -> request.bucket(world.scenario().bucket()).prefix(BucketLayout.TERRAFORM_LOCK))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    .anyMatch(BucketLayout.TERRAFORM_LOCK::equals);
            CheckFailure.unless(!locked, BucketLayout.TERRAFORM_LOCK + " still exists");
        }
        return state.resources() + " resources in " + BucketLayout.TERRAFORM_STATE + ", no lock";
    }
}
