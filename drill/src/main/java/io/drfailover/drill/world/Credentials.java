package io.drfailover.drill.world;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The database's credentials. The password is new in every drill, so that its absence from logs and reports can be
 * checked.
 */
public record Credentials(String username, String password) {
    private static final int BYTES = 16;

    /** Makes a pair. */
    public static Credentials random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Credentials("erp", "pw-" + HexFormat.of().formatHex(bytes));
    }

    /** The secret's value as the function expects it. */
    String asSecret() {
        return "{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}";
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Credentials[username=" + username + "]";
    }
}
