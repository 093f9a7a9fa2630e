package io.drfailover.evidence;

import io.drfailover.probe.Finding;
import java.time.Duration;
import java.util.function.Supplier;

/** A check of the probe as a witness: what it finds failing speaks for a failover, what it finds well against it. */
final class CheckWitness implements Witness {
    private final Source source;
    private final Duration limit;
    private final Words words;
    private final Supplier<Finding> check;
    private final Supplier<Finding> late;

    /**
     * Makes the witness.
     *
     * @param limit within so much time the check ends by itself
     * @param check looks
     * @param late what it means when it has not ended
     */
    CheckWitness(Source source, Duration limit, Words words, Supplier<Finding> check, Supplier<Finding> late) {
        this.source = source;
        this.limit = limit;
        this.words = words;
        this.check = check;
        this.late = late;
    }

    /**
     * The verbs; what the check saw follows in brackets.
     *
     * @param well when it is well
     * @param failing when it fails
     */
    record Words(String well, String failing) {}

    @Override
    public Source source() {
        return source;
    }

    @Override
    public Duration limit() {
        return limit;
    }

    @Override
    public Sighting look(Suspicion suspicion) {
        return sighting(check.get());
    }

    @Override
    public Sighting late() {
        return sighting(late.get());
    }

    private Sighting sighting(Finding finding) {
        return switch (finding.state()) {
            case OK -> sighting(Side.AGAINST, words.well(), finding);
            case FAILING -> sighting(Side.FOR, words.failing(), finding);
            case UNKNOWN -> sighting(Side.UNKNOWN, "could not be looked at", finding);
        };
    }

    private static Sighting sighting(Side side, String verb, Finding finding) {
        return new Sighting(side, verb + " (" + finding.seen() + ")", finding.answered());
    }
}
