package io.drfailover.drill.kubernetes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

/**
 * The recent changes of the store and who follows them, so that a watch may start from the resource version of an
 * earlier list and miss nothing. All methods but {@link #unfollow} run under the store's lock.
 */
final class ChangeLog {
    /** More than a drill makes; a watch from before that gets 410, on which clients list again. */
    private static final int KEPT = 5_000;

    private final Deque<Change> recent = new ArrayDeque<>();
    private final Set<Consumer<Change>> followers = new CopyOnWriteArraySet<>();
    private long forgotten;

    void record(Change change) {
        recent.addLast(change);
        if (recent.size() > KEPT) {
            forgotten = recent.removeFirst().resourceVersion();
        }
        followers.forEach(follower -> follower.accept(change));
    }

    List<Change> since(long resourceVersion) {
        if (resourceVersion < forgotten) {
            throw ApiException.gone("too old resource version: " + resourceVersion + " (" + forgotten + ")");
        }
        return recent.stream()
                .filter(change -> change.resourceVersion() > resourceVersion)
                .toList();
    }

    void follow(Consumer<Change> follower) {
        followers.add(follower);
    }

    void unfollow(Consumer<Change> follower) {
        followers.remove(follower);
    }
}
