package io.drfailover.helm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger of releases. */
public final class RememberedReleases implements ReleaseHistory {
    public final Map<String, AppRelease> installed = new LinkedHashMap<>();
    public final List<String> told = new ArrayList<>();
    boolean leaseLost;

    @Override
    public Optional<AppRelease> recorded(String release) {
        return Optional.ofNullable(installed.get(release));
    }

    @Override
    public void installing(String release) {
        told.add("installing " + release);
        if (leaseLost) {
            throw new IllegalStateException("the run was taken over");
        }
    }

    @Override
    public void installed(AppRelease release) {
        told.add("installed " + release.name());
        installed.put(release.name(), release);
    }
}
