package io.drfailover.stacks.account;

import com.hashicorp.cdktf.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatementCondition;
import java.util.List;

/**
 * When a statement applies: any one of the values makes it hold (IAM User Guide, "IAM JSON policy elements: Condition
 * operators").
 *
 * @param test the operator, for example {@code StringEquals}
 * @param key the condition key, for example {@code aws:RequestedRegion}
 * @param values what the key may be
 */
public record Condition(String test, String key, List<String> values) {
    public Condition {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException(key + ": a condition without a value never holds; name one");
        }
    }

    public static Condition equal(String key, String... values) {
        return new Condition("StringEquals", key, List.of(values));
    }

    DataAwsIamPolicyDocumentStatementCondition block() {
        return DataAwsIamPolicyDocumentStatementCondition.builder()
                .test(test)
                .variable(key)
                .values(values)
                .build();
    }
}
