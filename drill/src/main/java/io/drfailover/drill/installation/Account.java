package io.drfailover.drill.installation;

import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.Foundation;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** What docs/deploy.md asks for before the first deployment, beyond the databases. */
final class Account {
    /** An account that runs the primary has them. */
    private static final List<String> SERVICES = List.of(
            "eks.amazonaws.com",
            "eks-nodegroup.amazonaws.com",
            "elasticloadbalancing.amazonaws.com",
            "autoscaling.amazonaws.com");

    private Account() {}

    /** Makes the bucket of Terraform's state and the service-linked roles. */
    static void prepare(Foundation foundation) {
        String bucket = foundation.scenario().stateBucket();
        try (AwsClients dr = foundation.drClients();
                AwsClients primary = foundation.primaryClients();
                S3Client s3 = dr.s3();
                IamClient iam = primary.iam()) {
            s3.createBucket(request -> request.bucket(bucket)
                    .createBucketConfiguration(where ->
                            where.locationConstraint(foundation.scenario().drRegion())));
            s3.putBucketVersioning(request -> request.bucket(bucket)
                    .versioningConfiguration(versions -> versions.status(BucketVersioningStatus.ENABLED)));
            SERVICES.forEach(service -> iam.createServiceLinkedRole(request -> request.awsServiceName(service)));
        }
    }
}
