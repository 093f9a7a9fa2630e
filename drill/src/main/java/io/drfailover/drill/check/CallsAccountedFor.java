package io.drfailover.drill.check;

import io.drfailover.drill.permissions.CallList;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The function asked AWS for nothing that its role's permissions were not proved for. What Terraform asked the drill's
 * own plan for counts as well: a run that is taken up again begins with it.
 */
final class CallsAccountedFor implements Check {
    /** Beside the function's log. */
    static final String FILE = "aws-calls.txt";

    @Override
    public String statement() {
        return "every call that the function made is one that its role is proved to be allowed";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException {
        // Whether the deployed role may fence is a setting; that it may then has a proof of its own.
        CallList made = CallList.of(evidence.ofTheFunction()).without(CallList.ofFencing());
        Path file = evidence.rig().functionLog().resolveSibling(FILE);
        made.write(file);
        CallList unknown = made.without(CallList.ofDrills());
        CheckFailure.unless(
                unknown.calls().isEmpty(),
                unknown.calls()
                        + " are in no list of a failover's calls; allow them in the standby stack's permissions,"
                        + " then make " + file + " the new failover-calls.txt, or, where the failover was interrupted,"
                        + " add them to interrupted-calls.txt");
        return made.calls().size() + " different calls, listed in " + file.getFileName();
    }
}
