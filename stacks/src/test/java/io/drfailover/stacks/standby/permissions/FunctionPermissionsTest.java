package io.drfailover.stacks.standby.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.Testing;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import io.drfailover.stacks.account.Account;
import io.drfailover.stacks.account.Statement;
import io.drfailover.stacks.hcl.RegionalProvider;
import io.drfailover.stacks.settings.SettingsFile;
import io.drfailover.stacks.settings.StackSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The construct as Terraform will read it. */
class FunctionPermissionsTest {
    private static JsonNode stack;

    @BeforeAll
    static void synthesize() throws Exception {
        StackSettings settings = SettingsFile.read(Path.of("src/test/resources/settings/sample.yaml"));
        TerraformStack scope = new TerraformStack(Testing.app(), "sample");
        RegionalProvider.configure(scope, settings, new RegionalProvider.Config("eu-west-1", "standby", settings));
        IamRole role = IamRole.Builder.create(scope, "role")
                .name("konecta-erp-dev-failover")
                .assumeRolePolicy("{}")
                .build();
        new FunctionPermissions(
                scope,
                "permissions",
                new FunctionPermissions.Config(
                        "konecta-erp-dev-failover",
                        new Account(scope, "account", "eu-west-1"),
                        settings,
                        role,
                        "arn:aws:s3:::bucket",
                        "arn:aws:kms:eu-west-1:123456789012:key/k",
                        "arn:aws:sns:eu-west-1:123456789012:topic",
                        "arn:aws:iam::123456789012:role/cluster",
                        "arn:aws:iam::123456789012:role/node",
                        role.getArn()));
        stack = new ObjectMapper().readTree(Testing.synth(scope));
    }

    @Test
    void policies_synthesized_areAttachedToTheRole() {
        JsonNode attachments = stack.at("/resource/aws_iam_role_policy_attachment");
        assertThat(attachments.properties())
                .as("one attachment for each policy")
                .hasSameSizeAs(stack.at("/resource/aws_iam_policy").properties())
                .allSatisfy(one -> {
                    assertThat(one.getValue().path("role").asText()).isEqualTo("${aws_iam_role.role.name}");
                    assertThat(one.getValue().path("policy_arn").asText())
                            .isEqualTo("${aws_iam_policy.%s.arn}".formatted(one.getKey()));
                });
    }

    @Test
    void documents_synthesized_holdEveryStatement() {
        List<String> sids = new ArrayList<>();
        stack.at("/data/aws_iam_policy_document").forEach(document -> document.path("statement")
                .forEach(statement -> sids.add(statement.path("sid").asText())));
        assertThat(sids)
                .containsExactlyInAnyOrderElementsOf(PolicyPart.all().stream()
                        .flatMap(part -> part.statements(Samples.reachOfTheSample()).stream())
                        .map(Statement::sid)
                        .toList());
    }

    @Test
    void resources_synthesized_areOfTheAccountThatApplies() {
        assertThat(stack.toString())
                .contains("arn:${data.aws_partition.current.partition}:rds:eu-west-1:"
                        + "${data.aws_caller_identity.current.account_id}:db:konecta-erp-dev-replica")
                .contains("s3.eu-west-1.${data.aws_partition.current.dns_suffix}");
    }
}
