package io.drfailover.drill.simulation.world;

import io.drfailover.helm.AppRelease;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Helm's records in the cluster: the status of each revision of each release. */
public final class Releases {
    private static final String DEPLOYED = "deployed";

    private final Map<String, SortedMap<Integer, String>> revisions = new TreeMap<>();

    List<AppRelease> newest() {
        return revisions.entrySet().stream()
                .filter(e -> !e.getValue().isEmpty())
                .map(e -> {
                    int last = e.getValue().lastKey();
                    return new AppRelease(
                            e.getKey(),
                            "shop-1.0.0",
                            String.valueOf(last),
                            String.valueOf(e.getValue().get(last)));
                })
                .toList();
    }

    boolean isPending(String release) {
        return status(release).startsWith("pending-");
    }

    /** Whether its newest revision is ready. */
    public boolean isDeployed(String release) {
        return status(release).equals(DEPLOYED);
    }

    /** A new revision is begun. */
    int begin(String release) {
        SortedMap<Integer, String> known = revisions.computeIfAbsent(release, r -> new TreeMap<>());
        int revision = known.isEmpty() ? 1 : known.lastKey() + 1;
        known.put(revision, known.containsValue(DEPLOYED) ? "pending-upgrade" : "pending-install");
        return revision;
    }

    /** Helm writes how it went, over whatever is recorded. */
    void end(String release, int revision, String status) {
        SortedMap<Integer, String> known = revisions.computeIfAbsent(release, r -> new TreeMap<>());
        if (known.containsKey(revision)) {
            if (status.equals(DEPLOYED)) {
                known.replaceAll((number, old) -> old.equals(DEPLOYED) ? "superseded" : old);
            }
            known.put(revision, status);
        }
    }

    void forget(AppRelease release) {
        var known = revisions.get(release.name());
        if (known != null) {
            known.remove(Integer.parseInt(release.revision()), release.status());
        }
    }

    void remove(String release) {
        revisions.remove(release);
    }

    private String status(String release) {
        var known = revisions.get(release);
        return known == null || known.isEmpty() ? "" : String.valueOf(known.get(known.lastKey()));
    }
}
