package io.drfailover.drill.installation;

import io.drfailover.drill.primary.PrimarySite;
import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.terraform.TerraformFolder;
import io.drfailover.drill.terraform.TerraformTool;
import io.drfailover.drill.world.Artifacts;
import io.drfailover.drill.world.Foundation;
import io.drfailover.drill.world.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Applies the stacks of peace time, side by side, and looks at what they became.
 *
 * @param checkout the project's folder, with what {@code mvn package} made
 * @param foundation what the account has
 * @param primary what the probe will look at
 * @param scratch where terraform works
 * @param logs the folder of the logs
 */
public record Installer(Path checkout, Foundation foundation, PrimarySite primary, Scratch scratch, Path logs) {
    private static final String SYNTHESIZED = "stacks/target/cdktf.out/stacks";

    /**
     * Applies them.
     *
     * @param progress is told what terraform does
     * @throws IOException when one of them cannot be applied; the message says which, and why
     */
    public Installation install(Artifacts artifacts, ApplyProgress progress) throws IOException, InterruptedException {
        Account.prepare(foundation);
        TerraformTool tool = TerraformTool.of(artifacts.toolchain());
        Map<StackName, StackFolder> folders = new HashMap<>();
        for (StackName name : StackName.values()) {
            folders.put(name, folder(name, tool));
        }
        List<InstalledStack> stacks =
                sideBySide(folders, (name, folder) -> folder.apply(line -> progress.line(name, line)));
        return Installation.of(foundation, scratch, folders, stacks);
    }

    /** Does the same with every stack at the same time; the first failure is thrown when all have ended. */
    static <T> List<T> sideBySide(Map<StackName, StackFolder> folders, Work<T> work)
            throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(folders.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (StackName name : StackName.values()) {
                StackFolder folder = folders.get(name);
                if (folder != null) {
                    running.add(threads.submit(() -> work.on(name, folder)));
                }
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            threads.shutdownNow(); // Interrupts a terraform that is still at work, which then ends politely.
        }
    }

    private StackFolder folder(StackName name, TerraformTool tool) throws IOException {
        Scenario scenario = foundation.scenario();
        return StackFolder.prepare(
                name,
                checkout.resolve(SYNTHESIZED),
                new TerraformFolder(
                        tool,
                        scratch.folder("stack-" + name),
                        foundation.endpoint(),
                        name.region(scenario),
                        logs.resolve(name + ".log")),
                name == StackName.STANDBY ? standbyVariables() : Map.of());
    }

    /** What differs from a deployment: where the zips are, and a primary that is on this machine. */
    private Map<String, String> standbyVariables() {
        return Map.of(
                "project_directory", checkout.toString(),
                "primary_url", primary.url().toString(),
                "primary_database_host", primary.databaseHost(),
                "primary_database_port", Integer.toString(primary.databasePort()));
    }

    /** Something that is done with a stack. */
    interface Work<T> {
        T on(StackName name, StackFolder folder) throws IOException, InterruptedException;
    }

    /** Is told each line that terraform prints while it applies. */
    public interface ApplyProgress {
        /** One line; called on several threads. */
        void line(StackName name, String line);
    }
}
