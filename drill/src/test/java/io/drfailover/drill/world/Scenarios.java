package io.drfailover.drill.world;

import io.drfailover.stacks.settings.SettingsFile;
import java.nio.file.Path;

/** Scenarios for tests. */
public final class Scenarios {
    private Scenarios() {}

    /** Of the settings that come with the project. */
    public static Scenario shipped() {
        return Scenario.of(SettingsFile.read(Path.of("..", "stacks", "stacks.yaml")));
    }
}
