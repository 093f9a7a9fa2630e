package io.drfailover.drill.check;

import io.drfailover.drill.flaw.Trial;
import java.util.Optional;

/** What was broken turned its own check and no other, and the remedy that the check names made it as before. */
record FlawFound(Trial trial) implements Check {
    @Override
    public String statement() {
        return trial.flaw().words() + " turns " + trial.flaw().check() + " alone, and its remedy works";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        Optional<String> objection = trial.objection();
        CheckFailure.unless(objection.isEmpty(), objection.orElse(""));
        return trial.turned().map(look -> look.outcome() + ": " + look.seen()).orElse("") + "; remedy: "
                + trial.turned().map(look -> look.remedy()).orElse("");
    }
}
