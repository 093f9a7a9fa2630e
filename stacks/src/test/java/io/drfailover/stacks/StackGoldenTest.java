package io.drfailover.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.stacks.recovery.RecoveryStack;
import io.drfailover.stacks.standby.StandbyStack;
import io.drfailover.stacks.watch.WatchStack;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that the stacks say is reviewed; their addresses and their trees are public API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StackGoldenTest {
    private final Map<String, Synthesized> stacks = new TreeMap<>();

    @BeforeAll
    void synthesize() {
        stacks.put(StandbyStack.ID, Synthesized.of(Synthesized.SAMPLE, StandbyStack::new));
        stacks.put(RecoveryStack.ID, Synthesized.of(Synthesized.SAMPLE, RecoveryStack::new));
        stacks.put(WatchStack.ID, Synthesized.of(Synthesized.SAMPLE, WatchStack::new));
    }

    Stream<String> names() {
        return stacks.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void addresses_sampleSettings_destroyNothingThatExists(String name) throws IOException {
        List<String> now = addresses(name);
        List<String> reviewed =
                GoldenFile.read(name + "-addresses.txt", text(now)).lines().toList();
        assertThat(new AddressChanges(reviewed, now, moved(name)).destroyed())
                .as("the stack %s; if this is meant: %s", name, GoldenFile.UPDATE)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void addresses_sampleSettings_areTheReviewedOnes(String name) throws IOException {
        GoldenFile.assertMatches(name + "-addresses.txt", text(addresses(name)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void synth_sampleSettings_isTheReviewedOne(String name) throws IOException {
        GoldenFile.assertMatches(name + ".json", sorted(stack(name).json()));
    }

    @ParameterizedTest
    @MethodSource("names")
    void tree_sampleSettings_isTheReviewedOne(String name) throws IOException {
        GoldenFile.assertMatches(name + "-tree.txt", stack(name).tree() + "\n");
    }

    private Synthesized stack(String name) {
        return stacks.getOrDefault(name, Synthesized.NOTHING);
    }

    private List<String> addresses(String name) {
        return stack(name).resources("").stream()
                .map(Synthesized.Resource::address)
                .sorted()
                .toList();
    }

    private List<String> moved(String name) {
        return stack(name).json().path("moved").findValuesAsText("from");
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static String sorted(JsonNode tree) throws JsonProcessingException {
        ObjectMapper json = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        return json.writeValueAsString(json.treeToValue(tree, Object.class)) + "\n";
    }
}
