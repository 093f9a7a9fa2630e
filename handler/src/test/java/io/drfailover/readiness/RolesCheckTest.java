package io.drfailover.readiness;

import static io.drfailover.readiness.Looks.assertFinding;
import static io.drfailover.readiness.Looks.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RolesCheckTest {
    private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":\"%s\"},\"Action\":\"sts:AssumeRole\"}]}";

    private final FakeIam iam = new FakeIam();

    private static String encoded(String service) {
        return URLEncoder.encode(POLICY.formatted(service), StandardCharsets.UTF_8);
    }

    @BeforeEach
    void roles() {
        iam.role("eks", encoded("eks.amazonaws.com"));
        iam.role("node", encoded("ec2.amazonaws.com"));
        iam.role("function", encoded("lambda.amazonaws.com"));
    }

    private Finding look() {
        return Looks.look(new RolesCheck(iam, config()));
    }

    @Test
    void look_allThere_isOk() {
        assertFinding(look(), Outcome.OK, "all 3");
    }

    @Test
    void look_listsInsteadOfSingleValues_areUnderstood() {
        iam.role(
                "eks",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":[\"x\",\"eks.amazonaws.com\"]},"
                        + "\"Action\":[\"sts:AssumeRole\",\"sts:TagSession\"]}}");
        iam.role("node", encoded("ec2.amazonaws.com.cn"));

        assertFinding(look(), Outcome.OK);
    }

    @Test
    void look_missing_blocksAndNamesTheVariable() {
        iam.roles.remove("node");

        assertFinding(look(), Outcome.BLOCKING, "EKS_NODE_ROLE_ARN", "role/node does not exist");
    }

    @Test
    void look_ofTheSameNameInAnotherPath_blocks() {
        iam.roles.computeIfPresent("node", (name, role) -> role.toBuilder()
                .arn("arn:aws:iam::123456789012:role/team/node")
                .build());

        assertFinding(look(), Outcome.BLOCKING, "role/team/node does");
    }

    @Test
    void look_forAnotherService_blocks() {
        iam.role("eks", encoded("ec2.amazonaws.com"));
        iam.role("function", POLICY.formatted("lambda.amazonaws.com").replace("Allow", "Deny"));

        assertFinding(
                look(),
                Outcome.BLOCKING,
                "EKS_CLUSTER_ROLE_ARN",
                "may not be assumed by eks.amazonaws.com",
                "may not be assumed by lambda.amazonaws.com");
    }
}
