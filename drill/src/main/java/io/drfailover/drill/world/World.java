package io.drfailover.drill.world;

import io.drfailover.contract.BucketLayout;
import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.contract.LibraryVariable;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * The world as it was deployed in peace time.
 *
 * @param scenario its names
 * @param endpoint where AWS answers
 * @param roles the roles for cluster and nodes
 * @param credentials the database's
 * @param bundle the bundle that lies in the bucket
 * @param toolchain the toolchain that lies in the bucket
 */
public record World(
        Scenario scenario, URI endpoint, Roles roles, Credentials credentials, Artifact bundle, Artifact toolchain) {
    /** Builds everything by hand, through the public API of AWS. */
    public static World seed(Scenario scenario, URI endpoint, Artifact bundle, Artifact toolchain) throws IOException {
        Foundation foundation = Foundation.lay(scenario, endpoint);
        try (AwsClients primary = foundation.primaryClients();
                AwsClients dr = foundation.drClients()) {
            Roles roles = Roles.create(primary, scenario.clusterName());
            World world = on(foundation, roles, bundle, toolchain);
            world.fillBucket(dr);
            return world;
        }
    }

    /** What was built on a foundation, by whomever. */
    public static World on(Foundation foundation, Roles roles, Artifact bundle, Artifact toolchain) {
        return new World(
                foundation.scenario(), foundation.endpoint(), roles, foundation.credentials(), bundle, toolchain);
    }

    /** Creates the replica anew, as somebody would who has lost it. */
    public void replicate() {
        String primary = scenario.primaryId();
        String guarding = Network.guard(scenario.replicaId());
        try (AwsClients home = new AwsClients(endpoint, scenario.primaryRegion());
                AwsClients dr = drClients();
                var source = home.rds();
                var ec2 = dr.ec2()) {
            String arn = source.describeDBInstances(request -> request.dbInstanceIdentifier(primary))
                    .dbInstances()
                    .get(0)
                    .dbInstanceArn();
            Filter named = Filter.builder().name("group-name").values(guarding).build();
            String guard = ec2.describeSecurityGroups(request -> request.filters(named))
                    .securityGroups()
                    .get(0)
                    .groupId();
            new Databases(scenario).replicate(dr, arn, scenario.replicaId(), guard);
        }
    }

    /** Uploads a file under a key of the bucket; answers the version. */
    public String upload(String key, Artifact artifact) {
        try (AwsClients clients = drClients();
                S3Client s3 = clients.s3()) {
            return upload(s3, key, artifact);
        }
    }

    /** Clients for the DR region. */
    public AwsClients drClients() {
        return new AwsClients(endpoint, scenario.drRegion());
    }

    /** Key of the bundle in the bucket. */
    public String bundleKey() {
        return BucketLayout.BUNDLE_PREFIX + scenario.drRegion() + BucketLayout.BUNDLE_SUFFIX;
    }

    /** Key of the toolchain in the bucket. */
    public String toolchainKey() {
        return BucketLayout.TOOLCHAIN_PREFIX + toolchain.name();
    }

    /** The variables that a deployment sets for the function. */
    public Map<String, String> functionEnvironment() {
        Map<EnvironmentVariable, String> settings = new TreeMap<>();
        settings.put(EnvironmentVariable.DR_REGION, scenario.drRegion());
        settings.put(EnvironmentVariable.PRIMARY_REGION, scenario.primaryRegion());
        settings.put(EnvironmentVariable.RDS_REPLICA_ID, scenario.replicaId());
        settings.put(EnvironmentVariable.EKS_CLUSTER_NAME, scenario.clusterName());
        settings.put(EnvironmentVariable.APP_NAMESPACE, scenario.namespace());
        settings.put(EnvironmentVariable.APP_SERVICE_NAME, scenario.serviceName());
        settings.put(EnvironmentVariable.DR_BUCKET, scenario.bucket());
        settings.put(EnvironmentVariable.BUNDLE_SHA256, bundle.sha256());
        settings.put(EnvironmentVariable.TOOLCHAIN_KEY, toolchainKey());
        settings.put(EnvironmentVariable.TOOLCHAIN_SHA256, toolchain.sha256());
        settings.put(EnvironmentVariable.EKS_CLUSTER_ROLE_ARN, roles.clusterRoleArn());
        settings.put(EnvironmentVariable.EKS_NODE_ROLE_ARN, roles.nodeRoleArn());
        settings.put(EnvironmentVariable.FUNCTION_ROLE_ARN, roles.functionRoleArn());
        settings.put(EnvironmentVariable.DB_SECRET_ID, scenario.secretId());
        Map<String, String> environment = new TreeMap<>();
        settings.forEach((variable, value) -> environment.put(variable.name(), value));
        for (LibraryVariable variable : LibraryVariable.values()) {
            environment.put(variable.name(), variable.value());
        }
        return environment;
    }

    private void fillBucket(AwsClients dr) throws IOException {
        try (S3Client s3 = dr.s3()) {
            s3.createBucket(request -> request.bucket(scenario.bucket())
                    .createBucketConfiguration(where -> where.locationConstraint(scenario.drRegion())));
            s3.putBucketVersioning(request -> request.bucket(scenario.bucket())
                    .versioningConfiguration(versions -> versions.status(BucketVersioningStatus.ENABLED)));
            upload(s3, bundleKey(), bundle);
            upload(s3, toolchainKey(), toolchain);
        }
    }

    private String upload(S3Client s3, String key, Artifact artifact) {
        return s3.putObject(request -> request.bucket(scenario.bucket()).key(key), artifact.file())
                .versionId();
    }
}
