package io.drfailover.contract;

/**
 * Values that the function gives every release of {@code releases.yaml}, beside the values written there. The charts'
 * {@code values.schema.json} must know them.
 */
public final class ReleaseValue {
    /** {@code database.host}: the promoted instance's endpoint. */
    public static final String DATABASE = "database";

    public static final String DATABASE_HOST = "host";
    /** A number. */
    public static final String DATABASE_PORT = "port";
    /** Only with {@code DB_SECRET_ID}; passed in a private file, becomes a Kubernetes Secret. */
    public static final String DATABASE_USERNAME = "username";

    public static final String DATABASE_PASSWORD = "password";
    /** Database name, when AWS or the secret tells it. */
    public static final String DATABASE_NAME = "name";

    /** The DR region. */
    public static final String REGION = "region";

    /** An instant, ISO-8601; changes with every run, so that pods are replaced. */
    public static final String RESTARTED_AT = "restartedAt";

    private ReleaseValue() {}
}
