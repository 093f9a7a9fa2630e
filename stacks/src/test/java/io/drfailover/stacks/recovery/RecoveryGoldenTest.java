package io.drfailover.stacks.recovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Everything that the stack says is reviewed; its addresses and its tree are public API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryGoldenTest {
    private SynthesizedRecovery stack = new SynthesizedRecovery(new ObjectMapper().createObjectNode(), "");

    @BeforeAll
    void synthesize() {
        stack = SynthesizedRecovery.ofSample();
    }

    @Test
    void synth_sampleSettings_isTheReviewedOne() throws IOException {
        GoldenFile.assertMatches("recovery.json", sorted());
    }

    @Test
    void addresses_sampleSettings_areTheReviewedOnes() throws IOException {
        GoldenFile.assertMatches(
                "recovery-addresses.txt",
                stack.resources("").stream()
                        .map(SynthesizedRecovery.Resource::address)
                        .sorted()
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void tree_sampleSettings_isTheReviewedOne() throws IOException {
        GoldenFile.assertMatches("recovery-tree.txt", stack.tree() + "\n");
    }

    private String sorted() throws JsonProcessingException {
        ObjectMapper json = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        return json.writeValueAsString(json.treeToValue(stack.json(), Object.class)) + "\n";
    }
}
