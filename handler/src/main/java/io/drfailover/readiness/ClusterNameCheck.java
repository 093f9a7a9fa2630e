package io.drfailover.readiness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.contract.BucketLayout;
import io.drfailover.contract.RecoveryTag;
import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Whether the cluster's name, which a region has once, is free, or taken by the recovery stack itself. */
public final class ClusterNameCheck implements ReadinessCheck {
    private static final JsonMapper JSON = new JsonMapper();

    private final EksClient eks;
    private final S3Client s3;
    private final FailoverConfig config;

    public ClusterNameCheck(EksClient eks, S3Client s3, FailoverConfig config) {
        this.eks = eks;
        this.s3 = s3;
        this.config = config;
    }

    @Override
    public String name() {
        return CheckName.CLUSTER_NAME.text();
    }

    @Override
    public Finding look(Deadline deadline) {
        Cluster cluster;
        try {
            cluster = eks.describeCluster(r -> r.name(config.clusterName())).cluster();
        } catch (ResourceNotFoundException e) {
            return Finding.ok(config.clusterName() + " is free");
        }
        String seen = "the EKS cluster " + config.clusterName() + " exists, it is " + cluster.statusAsString();
        if (!Ours.tagged(cluster.tags())) {
            return Finding.blocking(
                    seen + " and not the recovery stack's (no tag " + RecoveryTag.KEY + "=" + RecoveryTag.VALUE + ")",
                    "set cluster.name in the settings to a name that is free and deploy the standby stack, or delete the"
                            + " cluster if nobody needs it");
        }
        return isInState()
                ? Finding.ok(seen + " and the recovery stack's")
                : Finding.warning(
                        seen + " and tagged as the recovery stack's, but not in its state: a run would try to take it"
                                + " over",
                        "if it is left from a drill, delete it: aws eks delete-cluster --region " + config.drRegion()
                                + " --name " + config.clusterName());
    }

    private boolean isInState() {
        try {
            byte[] state = s3.getObjectAsBytes(r -> r.bucket(config.bucket()).key(BucketLayout.TERRAFORM_STATE))
                    .asByteArrayUnsafe();
            for (JsonNode resource : JSON.readTree(state).path("resources")) {
                if (resource.path("type").asText().equals("aws_eks_cluster") && names(resource)) {
                    return true;
                }
            }
            return false;
        } catch (NoSuchKeyException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + BucketLayout.TERRAFORM_STATE, e);
        }
    }

    private boolean names(JsonNode resource) {
        for (JsonNode instance : resource.path("instances")) {
            if (instance.path("attributes").path("name").asText().equals(config.clusterName())) {
                return true;
            }
        }
        return false;
    }
}
