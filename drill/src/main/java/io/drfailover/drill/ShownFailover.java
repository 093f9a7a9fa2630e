package io.drfailover.drill;

import io.drfailover.drill.lambda.Invocation;
import io.drfailover.drill.timeline.LiveView;
import io.drfailover.drill.timeline.Screen;
import java.io.IOException;

/** Shows what the function does while somebody waits for its end. */
final class ShownFailover {
    private ShownFailover() {}

    /** Waits; {@code zeroMillis} is where the seconds on the screen begin. */
    static Invocation watch(Rig rig, Screen screen, long zeroMillis, Waiting waiting)
            throws IOException, InterruptedException {
        try (LiveView view = LiveView.start(rig.log().timeline(), screen, zeroMillis)) {
            rig.log().showOn(view);
            Invocation invocation = waiting.end();
            if (!invocation.result().answered()) {
                screen.line("     " + screen.ink().bad("the function failed: ")
                        + invocation.result().message());
            }
            return invocation;
        } finally {
            rig.log().hide();
        }
    }

    /** Ends when the failover has. */
    interface Waiting {
        Invocation end() throws IOException, InterruptedException;
    }
}
