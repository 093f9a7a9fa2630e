package io.drfailover.drill.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.drill.aws.AwsRequest;
import io.drfailover.drill.aws.EmulatedAws;
import io.drfailover.drill.aws.Python;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.s3.S3Client;

class WorldTest {
    @Test
    void seed_emptyAws_holdsWhatADeploymentLeft(@TempDir Path folder) throws Exception {
        Artifact zip = Artifact.digest(Files.writeString(folder.resolve("terraform-1-aws-5.zip"), "content"));
        try (EmulatedAws aws = EmulatedAws.start(
                Python.locate(System.getenv(), line -> {}), folder.resolve("aws"), folder.resolve("aws.log"))) {
            World world = World.seed(Scenarios.shipped(), aws.endpoint(), zip, zip);
            try (AwsClients clients = world.drClients();
                    RdsClient rds = clients.rds();
                    S3Client s3 = clients.s3()) {
                DBInstance replica = rds.describeDBInstances(request ->
                                request.dbInstanceIdentifier(world.scenario().replicaId()))
                        .dbInstances()
                        .get(0);
                assertThat(replica.readReplicaSourceDBInstanceIdentifier()).contains("us-east-1", "konecta-erp-dev");
                assertThat(replica.dbSubnetGroup().subnets()).hasSize(2);
                assertThat(replica.dbSubnetGroup().vpcId()).startsWith("vpc-");
                assertThat(replica.vpcSecurityGroups()).isNotEmpty();
                assertThat(replica.endpoint().address()).contains("eu-west-1");
                assertThat(s3.getObjectAsBytes(request -> request.bucket(
                                                world.scenario().bucket())
                                        .key("bundle/eu-west-1-dr.zip"))
                                .asUtf8String())
                        .isEqualTo("content");
            }
            for (EnvironmentVariable variable : EnvironmentVariable.values()) {
                assertThat(variable.defaultValue().isPresent()
                                || world.functionEnvironment().containsKey(variable.name()))
                        .as(variable.name())
                        .isTrue();
            }
            assertThat(aws.requests()).extracting(AwsRequest::region).contains("us-east-1", "eu-west-1");
        }
    }

    @Test
    void locate_nothingBuilt_namesEveryMissingFileAndTheCommand(@TempDir Path checkout) {
        assertThatIOException()
                .isThrownBy(() -> Artifacts.locate(checkout, "eu-west-1"))
                .withMessageContaining("dr-failover-function.zip")
                .withMessageContaining("eu-west-1-dr.zip")
                .withMessageContaining("terraform-*-aws-*.zip")
                .withMessageContaining("mvn -DskipTests package");
    }

    @Test
    void credentials_printed_keepThePassword() {
        Credentials credentials = Credentials.random();
        assertThat(credentials.toString()).doesNotContain(credentials.password());
        assertThat(Credentials.random().password()).isNotEqualTo(credentials.password());
    }
}
