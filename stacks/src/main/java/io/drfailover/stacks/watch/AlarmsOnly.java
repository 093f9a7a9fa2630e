package io.drfailover.stacks.watch;

import com.hashicorp.cdktf.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatementCondition;
import com.hashicorp.cdktf.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatementPrincipals;
import java.util.List;

/**
 * CloudWatch in the name of certain alarms of one account, and in nobody else's: without the conditions, an alarm of a
 * stranger could ring here ("The confused deputy problem", IAM User Guide).
 */
final class AlarmsOnly {
    private AlarmsOnly() {}

    static List<DataAwsIamPolicyDocumentStatementPrincipals> principals() {
        return List.of(DataAwsIamPolicyDocumentStatementPrincipals.builder()
                .type("Service")
                .identifiers(List.of("cloudwatch.amazonaws.com"))
                .build());
    }

    static List<DataAwsIamPolicyDocumentStatementCondition> conditions(Account account, List<String> alarms) {
        return List.of(
                DataAwsIamPolicyDocumentStatementCondition.builder()
                        .test("StringEquals")
                        .variable("aws:SourceAccount")
                        .values(List.of(account.number()))
                        .build(),
                DataAwsIamPolicyDocumentStatementCondition.builder()
                        .test("ArnEquals")
                        .variable("aws:SourceArn")
                        .values(alarms)
                        .build());
    }
}
