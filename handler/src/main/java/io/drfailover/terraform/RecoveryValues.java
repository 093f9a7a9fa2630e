package io.drfailover.terraform;

import io.drfailover.FailoverConfig;
import io.drfailover.contract.TerraformVariable;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the function tells the recovery stack on the bad day, and what it tells it when it only looks: the same. */
final class RecoveryValues {
    private RecoveryValues() {}

    static Map<String, String> of(FailoverConfig config) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(TerraformVariable.CLUSTER_NAME.variableName(), config.clusterName());
        values.put(TerraformVariable.CLUSTER_ROLE_ARN.variableName(), config.clusterRoleArn());
        values.put(TerraformVariable.NODE_ROLE_ARN.variableName(), config.nodeRoleArn());
        values.put(TerraformVariable.ADMINISTRATOR_ROLE_ARN.variableName(), config.functionRoleArn());
        values.put(TerraformVariable.DATABASE_INSTANCE_ID.variableName(), config.replicaId());
        values.put(TerraformVariable.CAPACITY_PROFILE.variableName(), "full");
        return values;
    }

    /** {@code arn:aws:iam::<account>:role/<name>}, whose form was checked when the environment was read. */
    static String account(FailoverConfig config) {
        return config.functionRoleArn().split(":", -1)[4];
    }
}
