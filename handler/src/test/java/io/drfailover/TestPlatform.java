package io.drfailover;

import io.drfailover.control.InMemoryControls;
import io.drfailover.ledger.InMemoryRunLedger;
import io.drfailover.report.Notice;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What an invocation stands on, in memory; remembers whom it told and how it went on. */
final class TestPlatform {
    final InMemoryRunLedger ledger = new InMemoryRunLedger();
    final List<String> continuations = new ArrayList<>();
    final List<Notice> notices = new ArrayList<>();
    final InMemoryControls controls = new InMemoryControls();
    final ScriptedInvestigation investigation = new ScriptedInvestigation();
    final AtomicInteger fencings = new AtomicInteger();
    String fencing = "NOT fenced: fencing is off";
    boolean continuationFails;
    boolean topicFails;
    private final AtomicInteger ids = new AtomicInteger();

    Platform on(InstantSource clock) {
        return new Platform(
                ledger,
                (journal, lost) -> () -> {},
                (arn, run, epoch) -> {
                    if (continuationFails) {
                        throw new IllegalStateException("Lambda does not answer");
                    }
                    continuations.add("{\"action\":\"resume\",\"run\":\"" + run + "\",\"epoch\":" + epoch + "}");
                },
                notice -> !topicFails && notices.add(notice),
                controls,
                investigation,
                () -> {
                    fencings.incrementAndGet();
                    return fencing;
                },
                new ThreadedOverlap(),
                (stage, took, succeeded) -> {},
                clock,
                () -> "id-" + ids.incrementAndGet(),
                () -> "ABCD-2345");
    }
}
