package io.drfailover.drill.check;

import io.drfailover.contract.BucketLayout;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The database's password is in none of the places that people and backups read. */
final class PasswordKept implements Check {
    @Override
    public String statement() {
        return "the database's password is in no log, answer, ledger or state";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException {
        World world = evidence.rig().world();
        String password = world.credentials().password();
        CheckFailure.unless(
                !Files.readString(evidence.rig().functionLog()).contains(password), "it is in the function's log");
        CheckFailure.unless(!evidence.invocation().result().payload().contains(password), "it is in the answer");
        int objects = 0;
        try (AwsClients clients = world.drClients();
                S3Client s3 = clients.s3()) {
            for (String prefix : List.of(BucketLayout.RUNS_PREFIX, BucketLayout.TERRAFORM_STATE)) {
                for (S3Object object : s3.listObjectsV2(request ->
                                request.bucket(world.scenario().bucket()).prefix(prefix))
                        .contents()) {
                    String content = s3.getObjectAsBytes(request ->
                                    request.bucket(world.scenario().bucket()).key(object.key()))
                            .asUtf8String();
                    CheckFailure.unless(!content.contains(password), "it is in " + object.key());
                    objects++;
                }
            }
        }
        return "looked into the log, the answer and " + objects + " objects";
    }
}
