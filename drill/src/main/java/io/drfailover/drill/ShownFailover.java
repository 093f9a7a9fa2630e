package io.drfailover.drill;

import io.drfailover.drill.run.PlayedRun;
import io.drfailover.drill.timeline.LiveView;
import io.drfailover.drill.timeline.Screen;
import java.io.IOException;
import java.time.InstantSource;

/** Shows what the function does while somebody waits for its end. */
final class ShownFailover {
    private ShownFailover() {}

    /** Waits; {@code zeroMillis} is where the seconds on the screen begin. */
    static PlayedRun watch(Rig rig, Screen screen, long zeroMillis, Waiting waiting)
            throws IOException, InterruptedException {
        try (LiveView view = LiveView.start(rig.log().timeline(), screen, zeroMillis, InstantSource.system())) {
            rig.log().showOn(view);
            return waiting.end();
        } finally {
            rig.log().hide();
        }
    }

    /** Ends when the run has. */
    interface Waiting {
        PlayedRun end() throws IOException, InterruptedException;
    }
}
