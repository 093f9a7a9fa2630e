package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.Postcondition;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.data_aws_iam_roles.DataAwsIamRoles;
import com.hashicorp.cdktf.providers.aws.iam_service_linked_role.IamServiceLinkedRole;
import io.drfailover.stacks.hcl.Hcl;
import java.util.Collection;
import java.util.List;
import software.constructs.Construct;

/**
 * The roles that AWS's services take for themselves. The first cluster, node group, load balancer and auto scaling group
 * of an account would make them, which on the bad day is a call to IAM in us-east-1. An account that runs the primary has
 * them; what it lacks, the settings name, and this stack makes. Each of the others must be there, or the plan fails.
 */
final class ServiceLinkedRoles extends Construct {
    private static final String DOMAIN = ".amazonaws.com";
    /** Of what the recovery stack builds. */
    static final List<String> SERVICES =
            List.of("eks" + DOMAIN, "eks-nodegroup" + DOMAIN, "elasticloadbalancing" + DOMAIN, "autoscaling" + DOMAIN);

    ServiceLinkedRoles(Construct scope, String id, Collection<String> made) {
        super(scope, id);
        for (String service : SERVICES) {
            if (made.contains(service)) {
                make(service);
            } else {
                expect(service);
            }
        }
    }

    private void make(String service) {
        Hcl.named(
                IamServiceLinkedRole.Builder.create(this, id(service))
                        .awsServiceName(service)
                        .build(),
                name(service));
    }

    /** A list that may be empty: the data source of a single role would fail with its own words, not with ours. */
    private void expect(String service) {
        Hcl.named(
                DataAwsIamRoles.Builder.create(this, id(service))
                        .pathPrefix("/aws-service-role/%s/".formatted(service))
                        .lifecycle(TerraformResourceLifecycle.builder()
                                .postcondition(List.of(Postcondition.builder()
                                        .condition("${length(self.names) > 0}")
                                        .errorMessage(
                                                ("The account has no service-linked role for %1$s, and on the bad day"
                                                                + " it may not be possible to make one. Add %1$s to"
                                                                + " serviceLinkedRoles in the settings, or run: aws iam"
                                                                + " create-service-linked-role --aws-service-name %1$s")
                                                        .formatted(service))
                                        .build()))
                                .build())
                        .build(),
                name(service));
    }

    private static String id(String service) {
        return service.substring(0, service.length() - DOMAIN.length());
    }

    private static String name(String service) {
        return id(service).replace('-', '_');
    }
}
