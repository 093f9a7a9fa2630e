package io.drfailover.stacks.account;

import com.hashicorp.cdktf.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocument;
import io.drfailover.stacks.hcl.Hcl;
import java.util.List;
import software.constructs.Construct;

/** A policy document of IAM: a data source, so that each statement can be read in the synthesized stack and the plan. */
public final class PolicyDocument extends Construct {
    private final DataAwsIamPolicyDocument document;

    /**
     * A document.
     *
     * @param name in Terraform
     */
    public PolicyDocument(Construct scope, String id, String name, Statement... statements) {
        this(scope, id, name, List.of(statements));
    }

    /**
     * A document.
     *
     * @param name in Terraform
     */
    public PolicyDocument(Construct scope, String id, String name, List<Statement> statements) {
        super(scope, id);
        document = Hcl.named(
                DataAwsIamPolicyDocument.Builder.create(this, "document")
                        .statement(statements.stream().map(Statement::block).toList())
                        .build(),
                name);
    }

    public String json() {
        return document.getJson();
    }
}
