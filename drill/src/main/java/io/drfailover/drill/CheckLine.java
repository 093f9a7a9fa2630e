package io.drfailover.drill;

import io.drfailover.console.view.Ink;
import io.drfailover.drill.check.CheckResult;

/** A check's result as one line. */
final class CheckLine {
    private CheckLine() {}

    static String of(CheckResult result, Ink ink) {
        return "     " + (result.held() ? ink.good("ok    ") : ink.bad("FAILED")) + " " + result.statement()
                + ink.faint("  (" + result.seen().replaceAll("\\s+", " ") + ")");
    }
}
