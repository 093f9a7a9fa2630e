package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatement;
import com.hashicorp.cdktf.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatementCondition;
import com.hashicorp.cdktf.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatementPrincipals;
import java.util.List;
import java.util.stream.Stream;

/**
 * One statement of a policy. Immutable.
 *
 * @param sid what it is for, letters and digits
 * @param effect {@code Allow} or {@code Deny}
 * @param principals who, in a policy of a resource; none in one of a role
 * @param actions what, spelled out
 * @param resources on which ARNs; none in a role's trust
 * @param conditions all must hold
 */
record Statement(
        String sid,
        String effect,
        List<DataAwsIamPolicyDocumentStatementPrincipals> principals,
        List<String> actions,
        List<String> resources,
        List<DataAwsIamPolicyDocumentStatementCondition> conditions) {

    Statement {
        principals = List.copyOf(principals);
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    static Statement allow(String sid, String... actions) {
        return new Statement(sid, "Allow", List.of(), List.of(actions), List.of(), List.of());
    }

    static Statement deny(String sid, String... actions) {
        return new Statement(sid, "Deny", List.of(), List.of(actions), List.of(), List.of());
    }

    /** For a service of AWS, for example {@code lambda.amazonaws.com}. */
    Statement toService(String service) {
        return to("Service", service);
    }

    /** For an account: its root, which lets IAM decide. */
    Statement toAccount(String root) {
        return to("AWS", root);
    }

    /** For everybody, even without credentials. */
    Statement toEverybody() {
        return to("*", "*");
    }

    Statement on(String... arns) {
        return new Statement(sid, effect, principals, actions, List.of(arns), conditions);
    }

    /** One more condition. */
    Statement when(String test, String key, String value) {
        var condition = DataAwsIamPolicyDocumentStatementCondition.builder()
                .test(test)
                .variable(key)
                .values(List.of(value))
                .build();
        return new Statement(
                sid,
                effect,
                principals,
                actions,
                resources,
                Stream.concat(conditions.stream(), Stream.of(condition)).toList());
    }

    private Statement to(String type, String whom) {
        return new Statement(
                sid,
                effect,
                List.of(DataAwsIamPolicyDocumentStatementPrincipals.builder()
                        .type(type)
                        .identifiers(List.of(whom))
                        .build()),
                actions,
                resources,
                conditions);
    }

    DataAwsIamPolicyDocumentStatement block() {
        var block = DataAwsIamPolicyDocumentStatement.builder()
                .sid(sid)
                .effect(effect)
                .actions(actions)
                .condition(conditions);
        if (!principals.isEmpty()) {
            block.principals(principals);
        }
        if (!resources.isEmpty()) {
            block.resources(resources);
        }
        return block.build();
    }
}
