package io.drfailover.stacks.standby.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.stacks.account.Condition;
import io.drfailover.stacks.account.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AWS counts a policy's characters without white space, and refuses a longer one only when it is applied. */
class PolicySizeTest {
    /** Characters of a managed policy (IAM User Guide, "IAM and AWS STS quotas"). */
    private static final int LIMIT = 6144;

    static List<PolicyPart> parts() {
        return PolicyPart.all();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void policy_longestNamesThatTheSettingsAllow_fitsIntoOne(PolicyPart part) throws JsonProcessingException {
        Reach longest = Samples.reach(
                Optional.of("s".repeat(100)),
                "c".repeat(100),
                new Reach.Primary("ap-southeast-1", "p".repeat(63), true));
        int size = size(part, longest);
        assertThat(size)
                .as("characters of the policy %s; move a purpose to another part", part.noun())
                .isLessThan(LIMIT);
    }

    private static int size(PolicyPart part, Reach reach) throws JsonProcessingException {
        List<Map<String, Object>> statements =
                part.statements(reach).stream().map(PolicySizeTest::json).toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put("Statement", statements);
        return new ObjectMapper().writeValueAsString(document).length();
    }

    private static Map<String, Object> json(Statement statement) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("Sid", statement.sid());
        json.put("Effect", "Allow");
        json.put("Action", statement.actions());
        json.put("Resource", statement.resources());
        if (!statement.conditions().isEmpty()) {
            json.put(
                    "Condition",
                    statement.conditions().stream()
                            .collect(Collectors.toMap(Condition::test, c -> Map.of(c.key(), c.values()))));
        }
        return json;
    }
}
