package io.drfailover.stacks;

import com.hashicorp.cdktf.AppConfig;
import io.drfailover.stacks.recovery.RecoveryStack;
import io.drfailover.stacks.settings.SettingsException;
import io.drfailover.stacks.settings.SettingsFile;
import io.drfailover.stacks.settings.StackSettings;
import io.drfailover.stacks.watch.WatchStack;
import java.util.Map;

/**
 * Synthesizes all stacks. {@code cdktf synth} runs it, and so does the build; the result is in the folder that
 * {@code CDKTF_OUTDIR} names, else in the one given as argument.
 */
public final class App {
    private App() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        String given = arguments.length > 0 ? arguments[0] : "cdktf.out";
        try {
            StackSettings settings = SettingsFile.read(SettingsFile.locate(environment));
            NodeRuntime.require(environment);
            synthesize(settings, environment.getOrDefault("CDKTF_OUTDIR", given));
        } catch (SettingsException | NodeRuntimeException e) {
            // The message is for the person who builds; where it was thrown is not.
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Writes every stack's JSON below the folder. */
    static void synthesize(StackSettings settings, String folder) {
        com.hashicorp.cdktf.App app = new com.hashicorp.cdktf.App(
                AppConfig.builder().outdir(folder).stackTraces(false).build());
        new RecoveryStack(app, settings);
        new WatchStack(app, settings);
        app.synth();
    }
}
