package io.drfailover.helm;

/**
 * User and password of the database; never printed.
 *
 * @param username the user, or "" for none
 * @param password the password
 * @param databaseName the database that the secret names, or ""
 */
public record DatabaseCredentials(String username, String password, String databaseName) {
    /** No secret is configured; the charts bring their own. */
    public static final DatabaseCredentials NONE = new DatabaseCredentials("", "", "");

    public boolean isPresent() {
        return !username.isEmpty();
    }

    @Override
    public String toString() {
        return isPresent() ? "DatabaseCredentials[hidden]" : "DatabaseCredentials[none]";
    }
}
