package io.drfailover.drill.simulation.mutation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.drfailover.console.view.Ink;
import java.util.List;
import java.util.function.Function;

/** Which mistakes were noticed, a line each, aligned. */
public final class MutationReport {
    private final String format;
    private final Ink ink;

    /** Takes all that will be told, because the widest decides. */
    public MutationReport(List<Mutation> mutations, Ink ink) {
        this.format =
                "%%-%ds  %%-%ds  %%s".formatted(widest(mutations, Mutation::name), widest(mutations, Mutation::what));
        this.ink = ink;
    }

    /** One mistake, and what noticed it. */
    public String line(Caught caught) {
        String verdict = caught.by()
                .map(by -> ink.good("noticed") + " by seed " + by.seed() + ": "
                        + by.violations().get(0).invariant())
                .orElseGet(() -> ink.bad("NOT NOTICED") + " by " + caught.seeds() + " seeds");
        return format.formatted(caught.mutation().name(), caught.mutation().what(), verdict);
    }

    /** The line below all others. */
    public static String summary(List<Caught> all) {
        long noticed = all.stream().filter(Caught::isNoticed).count();
        return noticed + " of " + all.size() + " mistakes noticed";
    }

    /** For machines: an array with an object for each; what was not noticed has neither seed nor invariant. */
    public static String json(List<Caught> all) {
        ArrayNode list = new JsonMapper().createArrayNode();
        for (Caught caught : all) {
            var node = list.addObject().put("mutation", caught.mutation().name());
            caught.by().ifPresent(by -> node.put("seed", by.seed())
                    .put("invariant", by.violations().get(0).invariant()));
        }
        return list.toString();
    }

    private static int widest(List<Mutation> mutations, Function<Mutation, String> text) {
        return mutations.stream().map(text).mapToInt(String::length).max().orElse(1);
    }
}
