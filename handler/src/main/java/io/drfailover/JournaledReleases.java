package io.drfailover;

import io.drfailover.contract.Stage;
import io.drfailover.helm.AppRelease;
import io.drfailover.helm.ReleaseHistory;
import io.drfailover.ledger.Evidence;
import io.drfailover.ledger.RunJournal;
import java.util.Optional;

/** The releases as the ledger remembers them: {@code <revision> <status> <chart>}. */
final class JournaledReleases implements ReleaseHistory {
    private static final int PARTS = 3;

    private final RunJournal journal;

    JournaledReleases(RunJournal journal) {
        this.journal = journal;
    }

    @Override
    public Optional<AppRelease> recorded(String release) {
        return journal.run()
                .stage(Stage.APPLICATIONS)
                .map(s -> s.evidence().get(Evidence.RELEASE + release))
                .map(text -> text.split(" ", PARTS))
                .filter(parts -> parts.length == PARTS)
                .map(parts -> new AppRelease(release, parts[2], parts[0], parts[1]));
    }

    @Override
    public void installing(String release) {
        journal.fence();
    }

    @Override
    public void installed(AppRelease release) {
        journal.evidence(
                Stage.APPLICATIONS,
                Evidence.RELEASE + release.name(),
                release.revision() + " " + release.status() + " " + release.chart());
    }
}
