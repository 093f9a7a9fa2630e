package io.drfailover.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where evidence comes from. */
public enum Source {
    /** The alarm that rang, as CloudWatch in the DR region shows it now. */
    ALARM("the alarm", false, true),
    /** What users call in the primary region. */
    ENDPOINT("the primary's URL", false, true),
    /** The primary database's port. */
    DATABASE("the primary database", true, true),
    /** What the replica says of its replication. */
    REPLICA("the replica", true, false),
    /** What RDS in the primary region says of the primary database. */
    PRIMARY_REGION("RDS in the primary region", true, false);

    private final String words;
    private final boolean ofDatabase;
    private final boolean ofNow;

    Source(String words, boolean ofDatabase, boolean ofNow) {
        this.words = words;
        this.ofDatabase = ofDatabase;
        this.ofNow = ofNow;
    }

    /** For settings and JSON, lower case. */
    @JsonValue
    public String sourceName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people, as the subject of a sentence. */
    public String words() {
        return words;
    }

    /** Whether it is about the database or its region; the others also fail when only the application does. */
    public boolean isOfDatabase() {
        return ofDatabase;
    }

    /** Whether it answers for this moment; what the others know is as old as RDS's last look, a minute or two. */
    public boolean isOfNow() {
        return ofNow;
    }
}
