package io.drfailover.drill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.iam.IamClient;

/** A role that may build only what it tags, and only upon what is tagged, as the function's does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TagPermissionTest {
    private static final String POLICY =
            """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"ec2:CreateVpc","Resource":"arn:aws:ec2:*:*:vpc/*",
               "Condition":{"StringEquals":{"aws:RequestTag/dr-role":"recovery"}}},
              {"Effect":"Allow","Action":"ec2:CreateSubnet","Resource":"arn:aws:ec2:*:*:subnet/*",
               "Condition":{"StringEquals":{"aws:RequestTag/dr-role":"recovery"}}},
              {"Effect":"Allow","Action":"ec2:CreateSubnet","Resource":"arn:aws:ec2:*:*:vpc/*",
               "Condition":{"StringEquals":{"aws:ResourceTag/dr-role":"recovery"}}},
              {"Effect":"Allow","Action":"ec2:CreateTags","Resource":"*",
               "Condition":{"StringEquals":{"ec2:CreateAction":["CreateVpc","CreateSubnet"]}}},
              {"Effect":"Allow","Action":"ec2:CreateTags","Resource":"arn:aws:ec2:*:*:security-group-rule/*",
               "Condition":{"StringEquals":{"aws:RequestTag/dr-role":"recovery"}}}]}""";

    private final EmulatedAws aws = Emulator.start();
    private final Clients drill = new Clients(aws.endpoint(), Clients.DR);
    private Clients builder = drill;

    @BeforeAll
    void makeTheRole() {
        try (IamClient iam = drill.iam()) {
            String arn = iam.createRole(r -> r.roleName("builder").assumeRolePolicyDocument("{}"))
                    .role()
                    .arn();
            iam.putRolePolicy(r -> r.roleName("builder").policyName("inline").policyDocument(POLICY));
            builder = drill.as(arn);
        }
    }

    @AfterAll
    void stop() {
        aws.close();
    }

    @Test
    void create_taggedUponTagged_isAnswered() {
        try (Ec2Client ec2 = builder.ec2()) {
            String vpc = ec2.createVpc(
                            r -> r.cidrBlock("10.0.0.0/16").tagSpecifications(tagged(ResourceType.VPC, "recovery")))
                    .vpc()
                    .vpcId();
            assertThatCode(() -> ec2.createSubnet(r -> r.vpcId(vpc)
                            .cidrBlock("10.0.0.0/24")
                            .tagSpecifications(tagged(ResourceType.SUBNET, "recovery"))))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void create_withoutTheTag_isRefused() {
        try (Ec2Client ec2 = builder.ec2()) {
            assertRefused(() -> ec2.createVpc(r -> r.cidrBlock("10.1.0.0/16")), "ec2:CreateVpc");
            assertRefused(
                    () -> ec2.createVpc(
                            r -> r.cidrBlock("10.1.0.0/16").tagSpecifications(tagged(ResourceType.VPC, "production"))),
                    "ec2:CreateVpc");
        }
    }

    @Test
    void create_insideANetworkOfOthers_isRefusedAndNamed() {
        try (Ec2Client others = drill.ec2();
                Ec2Client ec2 = builder.ec2()) {
            String vpc = others.createVpc(r -> r.cidrBlock("10.2.0.0/16")).vpc().vpcId();
            assertRefused(
                    () -> ec2.createSubnet(r -> r.vpcId(vpc)
                            .cidrBlock("10.2.0.0/24")
                            .tagSpecifications(tagged(ResourceType.SUBNET, "recovery"))),
                    "ec2:CreateSubnet on resource: arn:aws:ec2:eu-west-1:123456789012:vpc/" + vpc);
        }
    }

    @Test
    void tag_afterwards_isRefused() {
        try (Ec2Client others = drill.ec2();
                Ec2Client ec2 = builder.ec2()) {
            String vpc = others.createVpc(r -> r.cidrBlock("10.3.0.0/16")).vpc().vpcId();
            assertRefused(() -> ec2.createTags(r -> r.resources(vpc).tags(tag("recovery"))), "ec2:CreateTags");
        }
    }

    @Test
    void tag_ruleAfterwards_isAnsweredIfItIsTheRightTag() {
        try (Ec2Client others = drill.ec2();
                Ec2Client ec2 = builder.ec2()) {
            String vpc = others.createVpc(r -> r.cidrBlock("10.4.0.0/16")).vpc().vpcId();
            String group = others.createSecurityGroup(
                            r -> r.vpcId(vpc).groupName("guard").description("guard"))
                    .groupId();
            String rule = others.describeSecurityGroupRules(r -> r.filters(
                            Filter.builder().name("group-id").values(group).build()))
                    .securityGroupRules()
                    .get(0)
                    .securityGroupRuleId();
            assertThatCode(() -> ec2.createTags(r -> r.resources(rule).tags(tag("recovery"))))
                    .doesNotThrowAnyException();
            assertRefused(() -> ec2.createTags(r -> r.resources(rule).tags(tag("production"))), "ec2:CreateTags");
            assertRefused(() -> ec2.createTags(r -> r.resources(group).tags(tag("recovery"))), "ec2:CreateTags");
        }
    }

    private static Tag tag(String role) {
        return Tag.builder().key("dr-role").value(role).build();
    }

    private static TagSpecification tagged(ResourceType type, String role) {
        return TagSpecification.builder().resourceType(type).tags(tag(role)).build();
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, refusal -> {
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("UnauthorizedOperation");
            assertThat(refusal.awsErrorDetails().errorMessage()).contains(message);
        });
    }
}
