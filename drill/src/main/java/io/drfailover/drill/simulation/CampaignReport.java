package io.drfailover.drill.simulation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.console.view.Ink;
import io.drfailover.drill.simulation.outcome.SeedOutcome;
import io.drfailover.drill.simulation.outcome.Violation;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A campaign as people, or programs, read it.
 *
 * @param campaign what was simulated
 * @param invariants the sentences, in their order
 * @param faults what can be injected, in its order
 * @param reproduce the command that plays a seed again, before its number
 */
public record CampaignReport(Campaign campaign, List<String> invariants, List<String> faults, String reproduce) {
    private static final int SHOWN = 10;

    /** Prints the tables. */
    public void print(PrintStream out, Ink ink) {
        Map<String, Integer> counts = campaign.faults();
        out.println(ink.strong("%-52s %8s".formatted("injected", "times")));
        faults.forEach(fault -> out.println("%-52s %8d".formatted(fault, counts.getOrDefault(fault, 0))));
        out.println();
        out.println(ink.strong("%-52s %8s".formatted("runs ended", "runs")));
        campaign.endings().forEach((ending, runs) -> out.println("%-52s %8d".formatted(ending, runs)));
        out.println();
        int width = invariants.stream().mapToInt(String::length).max().orElse(0);
        Map<String, Integer> violated = campaign.violations();
        out.println(ink.strong(("%-" + width + "s %12s").formatted("invariant", "violated in")));
        for (String sentence : invariants) {
            int runs = violated.getOrDefault(sentence, 0);
            String count = "%12d".formatted(runs);
            out.println(("%-" + width + "s ").formatted(sentence) + (runs == 0 ? ink.good(count) : ink.bad(count)));
        }
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "%d runs, %d distinct interleavings, %d invocations, %.1f h of virtual time in %.1f s",
                campaign.outcomes().size(),
                campaign.interleavings(),
                campaign.outcomes().stream().mapToInt(SeedOutcome::invocations).sum(),
                campaign.outcomes().stream()
                                .mapToLong(o -> o.took().toSeconds())
                                .sum()
                        / 3600.0,
                campaign.took().toMillis() / 1000.0));
        campaign.firstViolated().ifPresent(failed -> {
            out.println();
            campaign.outcomes().stream()
                    .filter(o -> !o.held())
                    .limit(SHOWN)
                    .forEach(o -> out.println(ink.bad("seed %-8d ".formatted(o.seed()))
                            + o.violations().get(0).invariant() + ": "
                            + o.violations().get(0).seen()));
            out.println("reproduce it with: " + reproduce + failed.seed());
        });
    }

    /** One line of JSON. */
    public String json() {
        ObjectNode root = new JsonMapper().createObjectNode();
        root.put("runs", campaign.outcomes().size());
        root.put("interleavings", campaign.interleavings());
        root.put("seconds", campaign.took().toMillis() / 1000.0);
        ObjectNode injected = root.putObject("injected");
        Map<String, Integer> counts = campaign.faults();
        faults.forEach(fault -> injected.put(fault, counts.getOrDefault(fault, 0)));
        ObjectNode endings = root.putObject("endings");
        campaign.endings().forEach(endings::put);
        ObjectNode violated = root.putObject("violated");
        invariants.forEach(
                sentence -> violated.put(sentence, campaign.violations().getOrDefault(sentence, 0)));
        campaign.firstViolated().ifPresent(failed -> {
            ObjectNode first = root.putObject("first_violation").put("seed", failed.seed());
            var list = first.putArray("violations");
            for (Violation violation : failed.violations()) {
                list.addObject().put("invariant", violation.invariant()).put("seen", violation.seen());
            }
            first.put("reproduce", reproduce + failed.seed());
        });
        return root.toString();
    }
}
