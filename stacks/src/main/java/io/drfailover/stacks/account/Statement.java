package io.drfailover.stacks.account;

import com.hashicorp.cdktf.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatement;
import com.hashicorp.cdktf.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatementPrincipals;
import java.util.List;
import java.util.stream.Stream;

/**
 * One statement of a policy. Immutable.
 *
 * @param sid what it is for, letters and digits, unique in the policy
 * @param refuses whether it forbids and does not allow
 * @param principals who, in a policy of a resource; none in one of a role
 * @param actions what, by full names
 * @param resources on which ARNs; none in a role's trust
 * @param conditions all must hold
 */
public record Statement(
        String sid,
        boolean refuses,
        List<DataAwsIamPolicyDocumentStatementPrincipals> principals,
        List<String> actions,
        List<String> resources,
        List<Condition> conditions) {
    /** The resource of actions for which AWS has no narrower scope. */
    public static final String EVERYTHING = "*";

    public Statement {
        principals = List.copyOf(principals);
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    /**
     * What a role may do.
     *
     * @throws IllegalArgumentException if an action is a pattern, or a scope could be anything
     */
    public Statement(String sid, List<String> actions, List<String> resources, List<Condition> conditions) {
        this(sid, false, List.of(), actions, resources, conditions);
        LeastPrivilege.check(this);
    }

    /** What a role may do, without conditions. */
    public Statement(String sid, List<String> actions, List<String> resources) {
        this(sid, actions, resources, List.of());
    }

    public static Statement allow(String sid, String... actions) {
        return new Statement(sid, false, List.of(), List.of(actions), List.of(), List.of());
    }

    public static Statement deny(String sid, String... actions) {
        return new Statement(sid, true, List.of(), List.of(actions), List.of(), List.of());
    }

    /** For a service of AWS, for example {@code lambda.amazonaws.com}. */
    public Statement toService(String service) {
        return to("Service", service);
    }

    /** For an account: its root, which lets IAM decide. */
    public Statement toAccount(String root) {
        return to("AWS", root);
    }

    /** For everybody, even without credentials. */
    public Statement toEverybody() {
        return to("*", "*");
    }

    public Statement on(String... arns) {
        return new Statement(sid, refuses, principals, actions, List.of(arns), conditions);
    }

    /** One more condition. */
    public Statement when(String test, String key, String value) {
        return when(new Condition(test, key, List.of(value)));
    }

    /** One more condition. */
    public Statement when(Condition condition) {
        return new Statement(
                sid,
                refuses,
                principals,
                actions,
                resources,
                Stream.concat(conditions.stream(), Stream.of(condition)).toList());
    }

    private Statement to(String type, String whom) {
        return new Statement(
                sid,
                refuses,
                List.of(DataAwsIamPolicyDocumentStatementPrincipals.builder()
                        .type(type)
                        .identifiers(List.of(whom))
                        .build()),
                actions,
                resources,
                conditions);
    }

    /** Only what is said: Terraform allows unless told otherwise. */
    DataAwsIamPolicyDocumentStatement block() {
        var block = DataAwsIamPolicyDocumentStatement.builder().sid(sid).actions(actions);
        if (refuses) {
            block.effect("Deny");
        }
        if (!principals.isEmpty()) {
            block.principals(principals);
        }
        if (!resources.isEmpty()) {
            block.resources(resources);
        }
        if (!conditions.isEmpty()) {
            block.condition(conditions.stream().map(Condition::block).toList());
        }
        return block.build();
    }
}
