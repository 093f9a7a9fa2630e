package io.drfailover.drill;

import io.drfailover.console.function.KeptDrill;
import io.drfailover.drill.lambda.FunctionSettings;
import io.drfailover.drill.timeline.Screen;
import io.drfailover.drill.world.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** {@code --keep}: the world stays, a person looks around and uses the commands of the bad day. */
final class Keeping implements AutoCloseable {
    /** Any would do; these are not the function's. */
    private static final String KEY = "testing";

    private final Rig rig;
    private final Path note;
    private final KeptDrill kept;

    /**
     * Leaves a note where the commands find the world.
     *
     * @param checkout the project's folder
     */
    Keeping(Rig rig, Path checkout) throws IOException {
        this.rig = rig;
        this.note = KeptDrill.note(checkout);
        Scenario scenario = rig.world().scenario();
        this.kept = new KeptDrill(
                rig.aws().endpoint(),
                scenario.functionName(),
                rig.alias().equals(FunctionSettings.LATEST) ? "" : rig.alias(),
                scenario.drRegion(),
                KEY,
                KEY);
        kept.write(note);
    }

    void untilInterrupted(Screen screen) throws IOException, InterruptedException {
        Path kubeconfig = rig.scratch().directory().resolve("kubeconfig.yaml");
        Files.writeString(kubeconfig, rig.cluster().kubeconfig());
        Scenario scenario = rig.world().scenario();
        screen.line("");
        screen.line("     The world stays until Ctrl-C. In another terminal, the commands of the person on call:");
        screen.line("       ./dr status --kept");
        screen.line("       ./dr evaluate --kept            (./dr --help has all of them)");
        screen.line("     To look around:");
        screen.line("       export AWS_ENDPOINT_URL=" + rig.aws().endpoint() + " AWS_REGION=" + scenario.drRegion()
                + " AWS_DEFAULT_REGION=" + scenario.drRegion() + " AWS_ACCESS_KEY_ID=" + KEY + " AWS_SECRET_ACCESS_KEY="
                + KEY);
        screen.line("       aws rds describe-db-instances");
        screen.line("       aws s3 ls --recursive s3://" + scenario.bucket());
        screen.line("       kubectl --kubeconfig " + kubeconfig + " -n " + scenario.namespace()
                + " get deployments,pods,services");
        screen.line("     The function's files are in " + rig.scratch().directory());
        new CountDownLatch(1).await(); // Ctrl-C ends the JVM, and its hook the rest.
    }

    /** Takes the note away. */
    @Override
    public void close() throws IOException {
        kept.remove(note);
    }
}
