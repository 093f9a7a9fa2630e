package io.drfailover.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.stacks.standby.StandbyStack;
import io.drfailover.stacks.watch.WatchStack;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What two stacks must say in the same way, because neither refers to the other: they are in different regions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StacksContractTest {
    private Synthesized standby = Synthesized.NOTHING;
    private Synthesized watch = Synthesized.NOTHING;

    @BeforeAll
    void synthesize() {
        standby = Synthesized.of(Synthesized.SAMPLE, StandbyStack::new);
        watch = Synthesized.of(Synthesized.SAMPLE, WatchStack::new);
    }

    @Test
    void watchTopic_always_callsAnAliasOfTheFunctionThatExists() {
        String endpoint = watch.json()
                .at("/resource/aws_sns_topic_subscription/function/endpoint")
                .asText();
        String function = texts(standby, "aws_lambda_function", "function_name").get(0);
        assertThat(texts(standby, "aws_lambda_alias", "name"))
                .anySatisfy(alias -> assertThat(endpoint).endsWith(":function:" + function + ":" + alias));
        assertThat(endpoint)
                .contains(
                        ":lambda:" + standby.json().at("/provider/aws/0/region").asText() + ":");
    }

    @Test
    void watchTopic_always_isTheOneThatMayInvoke() {
        String topic =
                watch.json().at("/resource/aws_sns_topic/primary_down/name").asText();
        String region = watch.json().at("/provider/aws/0/region").asText();
        assertThat(texts(standby, "aws_lambda_permission", "source_arn"))
                .anySatisfy(source ->
                        assertThat(source).contains(":sns:" + region + ":").endsWith(":" + topic));
    }

    private static List<String> texts(Synthesized stack, String type, String argument) {
        return stack.resources(type).stream()
                .filter(one -> one.type().equals(type))
                .map(Synthesized.Resource::body)
                .map(body -> body.path(argument))
                .map(JsonNode::asText)
                .toList();
    }
}
