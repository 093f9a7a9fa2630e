package io.drfailover.inventory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.ClusterStatus;
import software.amazon.awssdk.services.eks.model.DescribeClusterRequest;
import software.amazon.awssdk.services.eks.model.DescribeClusterResponse;
import software.amazon.awssdk.services.eks.model.DescribeNodegroupRequest;
import software.amazon.awssdk.services.eks.model.DescribeNodegroupResponse;
import software.amazon.awssdk.services.eks.model.EksException;
import software.amazon.awssdk.services.eks.model.Nodegroup;
import software.amazon.awssdk.services.eks.model.NodegroupStatus;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;

/** One cluster and one node group, or none. */
final class ScriptedEks implements EksClient {
    @Nullable Cluster cluster;

    @Nullable Nodegroup nodes;

    boolean denies;

    void cluster(ClusterStatus status, String... subnets) {
        cluster = Cluster.builder()
                .name("konecta")
                .status(status)
                .resourcesVpcConfig(vpc -> vpc.subnetIds(Arrays.asList(subnets)))
                .build();
    }

    void nodes(NodegroupStatus status) {
        nodes = Nodegroup.builder()
                .nodegroupName("konecta-nodes")
                .status(status)
                .build();
    }

    @Override
    public DescribeClusterResponse describeCluster(DescribeClusterRequest request) {
        if (denies) {
            throw EksException.builder().message("not authorized").build();
        }
        Cluster found = cluster;
        if (found == null || !request.name().equals("konecta")) {
            throw ResourceNotFoundException.builder().build();
        }
        return DescribeClusterResponse.builder().cluster(found).build();
    }

    @Override
    public DescribeNodegroupResponse describeNodegroup(DescribeNodegroupRequest request) {
        Nodegroup found = nodes;
        if (found == null
                || !request.clusterName().equals("konecta")
                || !request.nodegroupName().equals("konecta-nodes")) {
            throw ResourceNotFoundException.builder().build();
        }
        return DescribeNodegroupResponse.builder().nodegroup(found).build();
    }

    @Override
    public String serviceName() {
        return "eks";
    }

    @Override
    public void close() {}
}
