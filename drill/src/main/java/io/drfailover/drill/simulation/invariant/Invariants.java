package io.drfailover.drill.simulation.invariant;

import io.drfailover.drill.simulation.outcome.Violation;
import io.drfailover.drill.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** All invariants of one run, in the order in which people read them. */
public final class Invariants {
    private static final int ENOUGH = 20;

    private final World world;
    private final List<Invariant> invariants = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();

    /** Watches a world that has not begun yet. */
    public Invariants(World world) {
        this.world = world;
        add((w, objection) -> new OnePromotion(objection));
        add((w, objection) -> new NothingDestroyed(objection));
        add(NothingTwice::new);
        add((w, objection) -> new OneRun(objection));
        add(EvidenceFirst::new);
        add(SuccessIsProved::new);
        add((w, objection) -> new EveryRunEnds(objection));
        add((w, objection) -> new PersonGetsThrough(objection));
        add((w, objection) -> new StaleEpochsAreSilent(objection));
        add(LeaseIsHonoured::new);
        add((w, objection) -> new LockIsFree(objection));
        add(GroundsAreReal::new);
        add(HoldHolds::new);
        add(EndsAreFinal::new);
        add(ApprovalIsNeeded::new);
        add(AbortEnds::new);
        add(AlarmsAreAnswered::new);
        add(FencedOnce::new);
        add(NoSecretIsTold::new);
    }

    private void add(BiFunction<World, Consumer<String>, Invariant> maker) {
        int index = invariants.size();
        Invariant made = maker.apply(world, seen -> violated(invariants.get(index), seen));
        invariants.add(made);
        world.trail().tell(made);
    }

    private void violated(Invariant invariant, String seen) {
        world.trail().note("VIOLATED: " + invariant.sentence() + ": " + seen);
        if (violations.size() < ENOUGH) {
            violations.add(new Violation(
                    invariant.sentence(), "at " + world.trail().time().strip() + " " + seen));
        }
    }

    /** Their sentences. */
    public List<String> sentences() {
        return invariants.stream().map(Invariant::sentence).toList();
    }

    /** Judges the end. */
    public List<Violation> judged() {
        invariants.forEach(i -> i.ended(world));
        return List.copyOf(violations);
    }
}
