package io.drfailover.readiness;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/** IAM with roles by name, which refuses what a test says. */
final class FakeIam implements IamClient {
    final Map<String, Role> roles = new TreeMap<>();
    final Set<String> refused = new HashSet<>();
    final List<SimulatePrincipalPolicyRequest> simulated = new ArrayList<>();

    void role(String name, String policy) {
        roles.put(
                name,
                Role.builder()
                        .roleName(name)
                        .arn("arn:aws:iam::123456789012:role/" + name)
                        .assumeRolePolicyDocument(policy)
                        .build());
    }

    @Override
    public GetRoleResponse getRole(GetRoleRequest request) {
        Role role = roles.get(request.roleName());
        if (role == null) {
            throw NoSuchEntityException.builder().statusCode(404).build();
        }
        return GetRoleResponse.builder().role(role).build();
    }

    @Override
    public SimulatePrincipalPolicyResponse simulatePrincipalPolicy(SimulatePrincipalPolicyRequest request) {
        simulated.add(request);
        List<EvaluationResult> results = new ArrayList<>();
        for (String action : request.actionNames()) {
            for (String resource : request.resourceArns()) {
                String decision = refused.contains(action) ? "implicitDeny" : "allowed";
                results.add(EvaluationResult.builder()
                        .evalActionName(action)
                        .evalResourceName(resource)
                        .evalDecision(decision)
                        .build());
            }
        }
        return SimulatePrincipalPolicyResponse.builder()
                .evaluationResults(results)
                .isTruncated(false)
                .build();
    }

    @Override
    public String serviceName() {
        return "iam";
    }

    @Override
    public void close() {}
}
