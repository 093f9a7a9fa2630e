package io.drfailover.drill.installation;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Asks terraform what it would do to the installed stacks now. */
public final class Plans {
    private final Map<StackName, StackFolder> folders;

    Plans(Map<StackName, StackFolder> folders) {
        this.folders = Map.copyOf(folders);
    }

    /** Plans every stack, side by side. Changes nothing and takes no lock. */
    public List<InstalledStack.PlanAfter> run() throws IOException, InterruptedException {
        return Installer.sideBySide(folders, (name, folder) -> folder.plan());
    }
}
