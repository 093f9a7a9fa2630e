package io.drfailover.drill.check;

import io.drfailover.contract.BucketLayout;
import io.drfailover.drill.installation.Observation;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.Scenario;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The emulated S3 really asks for permission: otherwise the role's sufficiency would mean nothing. */
record ForeignKeysRefused(Observation observation) implements Check {
    private static final int FORBIDDEN = 403;

    @Override
    public String statement() {
        return "the function's role cannot read the state of the stacks, nor replace its own bundle";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        Scenario scenario = evidence.rig().world().scenario();
        try (AwsClients clients = new AwsClients(
                        evidence.rig().world().endpoint(),
                        scenario.drRegion(),
                        observation.installation().session().credentials());
                S3Client s3 = clients.s3()) {
            refused(
                    "reading standby.tfstate",
                    () -> s3.getObjectAsBytes(
                            request -> request.bucket(scenario.stateBucket()).key("standby.tfstate")));
            String bundle = evidence.rig().world().bundleKey();
            refused(
                    "writing " + bundle,
                    () -> s3.putObject(
                            request -> request.bucket(scenario.bucket()).key(bundle), RequestBody.fromString("x")));
            refused(
                    "deleting " + BucketLayout.CURRENT_RUN,
                    () -> s3.deleteObject(
                            request -> request.bucket(scenario.bucket()).key(BucketLayout.CURRENT_RUN)));
        }
        return "403 for each of the three that were tried";
    }

    private static void refused(String what, Runnable request) throws CheckFailure {
        try {
            request.run();
        } catch (S3Exception e) {
            CheckFailure.unless(e.statusCode() == FORBIDDEN, what + " ended with " + e.statusCode());
            return;
        }
        throw new CheckFailure(what + " was allowed");
    }
}
