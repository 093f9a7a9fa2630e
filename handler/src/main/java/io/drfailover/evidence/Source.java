package io.drfailover.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where evidence comes from. */
public enum Source {
    /** The alarm that rang, as CloudWatch in the DR region shows it now. */
    ALARM("the alarm", false),
    /** What users call in the primary region. */
    ENDPOINT("the primary's URL", false),
    /** The primary database's port. */
    DATABASE("the primary database", true),
    /** What the replica says of its replication. */
    REPLICA("the replica", true),
    /** What RDS in the primary region says of the primary database. */
    PRIMARY_REGION("RDS in the primary region", true);

    private final String words;
    private final boolean ofDatabase;

    Source(String words, boolean ofDatabase) {
        this.words = words;
        this.ofDatabase = ofDatabase;
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
}
