package io.drfailover.drill.check;

import io.drfailover.drill.run.Row;
import io.drfailover.drill.run.Rows;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The trouble really came: the run could not have been done by fewer invocations. */
record InvocationsSeen(Expected expected) implements Check {
    @Override
    public String statement() {
        int least = expected.leastInvocations();
        return least == 1 ? "an invocation worked on the run" : "the run took at least " + least + " invocations";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        List<Row> worked = new Rows(evidence.rig().timeline())
                .of(evidence.run()).stream().filter(Row::worked).toList();
        CheckFailure.unless(worked.size() >= expected.leastInvocations(), worked.size() + " invocations worked on it");
        String resumes = worked.stream()
                .filter(row -> row.resume().known())
                .map(row -> seconds(row.resume().ownMillis()))
                .collect(Collectors.joining(", "));
        return worked.size() + " worked on it: "
                + worked.stream().map(row -> row.end().words()).collect(Collectors.joining(", "))
                + (resumes.isEmpty() ? "" : "; from start to first useful action: " + resumes);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
