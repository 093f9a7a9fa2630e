package io.drfailover.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.contract.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Real events of AWS, damaged at random: no crash, no order, and an examination only by a state change to ALARM. */
class EventSamplesPropertyTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-11-23T03:01:00Z");
    private static final String[] VALUES = {
        "null",
        "true",
        "0",
        "-1",
        "\"\"",
        "\"ALARM\"",
        "\"OK\"",
        "[]",
        "{}",
        "[{}]",
        "\"failover\"",
        "\"replica\"",
        "1e400"
    };

    @Property(tries = 3000)
    void parse_damagedSample_isUnderstoodOrRefusedAndNeverAnOrder(
            @ForAll("samples") String sample, @ForAll long seed, @ForAll("damages") int damages) throws IOException {
        JsonNode event = JSON.readTree(sample);
        var random = new Random(seed);
        for (int i = 0; i < damages; i++) {
            damage(event, random);
        }

        Optional<Decision> decision = decide(event.toString());

        decision.ifPresent(d ->
                assertThat(d).isInstanceOfAny(Decision.Nothing.class, Decision.Late.class, Decision.Examine.class));
        if (decision.filter(d -> !(d instanceof Decision.Nothing)).isPresent()) {
            assertThat(event.toString()).contains("ALARM");
        }
    }

    @Property(tries = 1000)
    void parse_sampleCutOffSomewhere_isRefused(@ForAll("samples") String sample, @ForAll long seed) {
        int end = Math.floorMod(seed, sample.stripTrailing().length() - 1);

        assertThat(decide(sample.substring(0, end))).isEmpty();
    }

    @Property
    void parse_commandWithOneFieldMore_isRefused(@ForAll("actions") Action action) {
        ObjectNode command = JSON.createObjectNode().put("action", action.actionName());
        action.required().forEach(f -> command.put(f.fieldName(), "replica"));
        assertThat(decide(command.toString())).isPresent();

        command.put("comfirm", "replica");

        assertThat(decide(command.toString())).isEmpty();
    }

    @Property
    void parse_commandWithOneFieldLess_isRefused(@ForAll("actions") Action action, @ForAll long seed) {
        ObjectNode command = JSON.createObjectNode().put("action", action.actionName());
        List<String> fields = new ArrayList<>();
        action.required().forEach(f -> fields.add(f.fieldName()));
        if (fields.isEmpty()) {
            return;
        }
        fields.remove(Math.floorMod(seed, fields.size()));
        fields.forEach(f -> command.put(f, "replica"));

        assertThat(decide(command.toString())).isEmpty();
    }

    private static Optional<Decision> decide(String event) {
        try {
            return Optional.of(Decision.of(new TriggerParser().parse(event), "replica", NOW));
        } catch (EventException e) {
            assertThat(e.getMessage()).contains("nothing was changed");
            return Optional.empty();
        }
    }

    private static void damage(JsonNode node, Random random) throws IOException {
        List<JsonNode> containers = new ArrayList<>();
        collect(node, containers);
        JsonNode target = containers.get(random.nextInt(containers.size()));
        JsonNode value = JSON.readTree(VALUES[random.nextInt(VALUES.length)]);
        if (target instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(3)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name, value);
                default -> object.set(names.get(random.nextInt(names.size())), object.get(name));
            }
        } else if (target instanceof ArrayNode array) {
            array.add(value);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    @Provide
    Arbitrary<Integer> damages() {
        return Arbitraries.integers().between(0, 6);
    }

    @Provide
    Arbitrary<Action> actions() {
        return Arbitraries.of(Action.values());
    }

    @Provide
    Arbitrary<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/events"))) {
            List<String> texts =
                    files.sorted().map(EventSamplesPropertyTest::text).toList();
            return Arbitraries.of(texts);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
