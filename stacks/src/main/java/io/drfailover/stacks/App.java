package io.drfailover.stacks;

import com.hashicorp.cdktf.AppConfig;
import com.hashicorp.cdktf.TerraformStack;
import io.drfailover.stacks.nag.Nag;
import io.drfailover.stacks.nag.NagException;
import io.drfailover.stacks.recovery.RecoveryStack;
import io.drfailover.stacks.settings.SettingsException;
import io.drfailover.stacks.settings.SettingsFile;
import io.drfailover.stacks.settings.StackSettings;
import io.drfailover.stacks.standby.StandbyStack;
import io.drfailover.stacks.watch.WatchStack;
import java.util.List;
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
        } catch (SettingsException | NodeRuntimeException | NagException e) {
            // The message is for the person who builds; where it was thrown is not.
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Writes every stack's JSON below the folder.
     *
     * @throws NagException if a stack breaks a rule
     */
    static void synthesize(StackSettings settings, String folder) {
        com.hashicorp.cdktf.App app = new com.hashicorp.cdktf.App(
                AppConfig.builder().outdir(folder).stackTraces(false).build());
        synthesize(app, stacks(app, settings));
    }

    /** All stacks, in the order in which they are deployed; recovery is never deployed, it goes into the bundle. */
    private static List<TerraformStack> stacks(com.hashicorp.cdktf.App app, StackSettings settings) {
        WatchStack watch = new WatchStack(app, settings);
        return List.of(new StandbyStack(app, settings), watch, new RecoveryStack(app, settings));
    }

    /** With every rule on every stack. */
    static void synthesize(com.hashicorp.cdktf.App app, List<TerraformStack> stacks) {
        Nag nag = new Nag();
        stacks.forEach(nag::watch);
        try {
            app.synth();
        } catch (RuntimeException e) {
            // CDKTF tells its own errors and ours in one trace, after the first stack that has any.
            throw nag.findings().isEmpty() ? e : new NagException(nag.findings());
        }
        // Unless it was told to go on after errors, as cdktf-cli and the build do, to hear of all stacks.
        if (!nag.findings().isEmpty()) {
            throw new NagException(nag.findings());
        }
    }
}
