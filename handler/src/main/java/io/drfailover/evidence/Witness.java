package io.drfailover.evidence;

import java.time.Duration;

/** Looks at one source. Thread-safe; changes nothing. */
interface Witness {
    Source source();

    /** Within so much time {@link #look} ends by itself. */
    Duration limit();

    /** Looks, and tells trouble as a sighting rather than an exception. */
    Sighting look(Suspicion suspicion);

    /** What it means when {@link #look} has not ended within {@link #limit()} all the same. */
    Sighting late();
}
