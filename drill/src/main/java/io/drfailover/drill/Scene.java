package io.drfailover.drill;

import io.drfailover.drill.aws.Python;
import io.drfailover.drill.check.Checks;
import io.drfailover.drill.check.Evidence;
import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.report.DrillReport;
import io.drfailover.drill.world.Artifacts;
import io.drfailover.drill.world.Scenario;
import java.io.IOException;

/** What is rehearsed: how its world comes to stand, what happens in it, and what must be true afterwards. */
interface Scene {
    /** Starts everything; {@code scratch} stays the caller's. */
    Rig set(Python python, Scenario scenario, Artifacts artifacts, Scratch scratch)
            throws IOException, InterruptedException;

    /** Lets it happen, to its end. */
    Evidence play(Rig rig) throws IOException, InterruptedException;

    /** What must be true now. */
    Checks checks(Evidence evidence);

    /** Puts what was seen on paper. */
    DrillReport report(ReportBuilder builder, Evidence evidence) throws IOException;
}
