package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocument;
import io.drfailover.stacks.hcl.Hcl;
import java.util.List;
import software.constructs.Construct;

/** A policy document of IAM: a data source, so that each statement can be read in the synthesized stack and the plan. */
final class Policy extends Construct {
    private final DataAwsIamPolicyDocument document;

    /** @param name in Terraform */
    Policy(Construct scope, String id, String name, Statement... statements) {
        super(scope, id);
        document = Hcl.named(
                DataAwsIamPolicyDocument.Builder.create(this, "document")
                        .statement(List.of(statements).stream()
                                .map(Statement::block)
                                .toList())
                        .build(),
                name);
    }

    String json() {
        return document.getJson();
    }
}
