package io.drfailover.readiness;

import io.drfailover.Deadline;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;

/**
 * Whether the function's role may do what a run is made of, by IAM's own simulation, which makes none of the calls (IAM
 * API Reference, SimulatePrincipalPolicy). It knows the role's policies and the organization's, not those of a bucket or a
 * key; that reading from both works, other checks show.
 */
public final class RolePermissionsCheck implements ReadinessCheck {
    private final IamClient iam;
    private final String roleArn;
    private final KeyActions actions;

    public RolePermissionsCheck(IamClient iam, String roleArn, KeyActions actions) {
        this.iam = iam;
        this.roleArn = roleArn;
        this.actions = actions;
    }

    @Override
    public String name() {
        return CheckName.ROLE_PERMISSIONS.text();
    }

    @Override
    public Finding look(Deadline deadline) {
        List<String> refused = new ArrayList<>();
        int asked = 0;
        for (KeyActions.Group group : actions.groups()) {
            asked += group.actions().size();
            iam.simulatePrincipalPolicyPaginator(r -> r.policySourceArn(roleArn)
                            .actionNames(group.actions())
                            .resourceArns(group.resources())
                            .contextEntries(actions.context()))
                    .evaluationResults()
                    .forEach(result -> refused.addAll(refused(result)));
        }
        return refused.isEmpty()
                ? Finding.ok(asked + " key actions of a run are allowed")
                : Finding.blocking(
                        roleArn + " may not " + String.join(", ", refused),
                        "deploy the standby stack of this release, which gives the role its permissions; if that does not"
                                + " help, look for a service control policy or a permissions boundary");
    }

    private static List<String> refused(EvaluationResult result) {
        List<String> refused = new ArrayList<>();
        for (ResourceSpecificResult each : result.resourceSpecificResults()) {
            if (each.evalResourceDecision() != PolicyEvaluationDecisionType.ALLOWED) {
                refused.add(result.evalActionName() + " on " + each.evalResourceName());
            }
        }
        if (refused.isEmpty() && result.evalDecision() != PolicyEvaluationDecisionType.ALLOWED) {
            refused.add(result.evalActionName() + " on " + result.evalResourceName());
        }
        return refused;
    }
}
