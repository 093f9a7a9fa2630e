package io.drfailover.drill.check;

import io.drfailover.contract.BucketLayout;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.World;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket knows of no run and of no proposal of one; the replica still is one. */
final class NoRunBegan implements Check {
    @Override
    public String statement() {
        return "no run began: no record, no proposal, the replica still replicates";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        World world = evidence.rig().world();
        List<String> objects = new ArrayList<>();
        try (AwsClients clients = world.drClients();
                S3Client s3 = clients.s3();
                var rds = clients.rds()) {
            for (String prefix : List.of(BucketLayout.RUNS_PREFIX, BucketLayout.CONTROL_PREFIX)) {
                s3
                        .listObjectsV2(request ->
                                request.bucket(world.scenario().bucket()).prefix(prefix))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .forEach(objects::add);
            }
            CheckFailure.unless(objects.isEmpty(), "the bucket holds " + objects);
            String replica = world.scenario().replicaId();
            String source = String.valueOf(rds.describeDBInstances(request -> request.dbInstanceIdentifier(replica))
                    .dbInstances()
                    .get(0)
                    .readReplicaSourceDBInstanceIdentifier());
            CheckFailure.unless(source.contains(world.scenario().primaryId()), replica + " has no source any more");
        }
        return "0 objects under " + BucketLayout.RUNS_PREFIX + " and " + BucketLayout.CONTROL_PREFIX;
    }
}
