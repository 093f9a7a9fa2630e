package io.drfailover.drill;

import io.drfailover.drill.timeline.Screen;
import io.drfailover.drill.world.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** {@code --keep}: the world stays and a person looks around. */
final class Keeping {
    private final Rig rig;
    private final Screen screen;

    Keeping(Rig rig, Screen screen) {
        this.rig = rig;
        this.screen = screen;
    }

    void untilInterrupted() throws IOException, InterruptedException {
        Path kubeconfig = rig.scratch().directory().resolve("kubeconfig.yaml");
        Files.writeString(kubeconfig, rig.cluster().kubeconfig());
        Scenario scenario = rig.world().scenario();
        screen.line("");
        screen.line("     The world stays until Ctrl-C. To look around, in another terminal:");
        screen.line("       export AWS_ENDPOINT_URL=" + rig.aws().endpoint() + " AWS_REGION=" + scenario.drRegion()
                + " AWS_ACCESS_KEY_ID=testing AWS_SECRET_ACCESS_KEY=testing");
        screen.line("       aws rds describe-db-instances");
        screen.line("       aws s3 ls --recursive s3://" + scenario.bucket());
        screen.line("       kubectl --kubeconfig " + kubeconfig + " -n " + scenario.namespace() + " get all");
        screen.line("     The function's files are in " + rig.scratch().directory());
        new CountDownLatch(1).await(); // Ctrl-C ends the JVM, and its hook the rest.
    }
}
