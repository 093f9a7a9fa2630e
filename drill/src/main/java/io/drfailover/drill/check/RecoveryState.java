package io.drfailover.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.contract.BucketLayout;
import io.drfailover.contract.TerraformOutput;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.World;
import java.io.IOException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Terraform's state as it lies in the bucket.
 *
 * @param json the state file
 */
record RecoveryState(JsonNode json) {
    /** Reads it. */
    static RecoveryState read(World world) throws CheckFailure, IOException {
        try (AwsClients clients = world.drClients();
                S3Client s3 = clients.s3()) {
            byte[] state = s3.getObjectAsBytes(
                            request -> request.bucket(world.scenario().bucket()).key(BucketLayout.TERRAFORM_STATE))
                    .asByteArray();
            return new RecoveryState(new ObjectMapper().readTree(state));
        } catch (NoSuchKeyException e) {
            throw new CheckFailure("there is no " + BucketLayout.TERRAFORM_STATE + " in the bucket");
        }
    }

    String output(TerraformOutput output) throws CheckFailure {
        String value =
                json.path("outputs").path(output.outputName()).path("value").asText("");
        CheckFailure.unless(!value.isEmpty(), "the state has no output " + output.outputName());
        return value;
    }

    /** How many instances of a type of resource it has. */
    int instances(String type) {
        int instances = 0;
        for (JsonNode resource : json.path("resources")) {
            if (resource.path("mode").asText().equals("managed")
                    && resource.path("type").asText().equals(type)) {
                instances += resource.path("instances").size();
            }
        }
        return instances;
    }

    int resources() {
        return json.path("resources").size();
    }
}
