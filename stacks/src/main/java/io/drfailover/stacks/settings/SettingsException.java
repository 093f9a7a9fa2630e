package io.drfailover.stacks.settings;

/** The settings cannot be used; the message names the file, each wrong key, and what would be right. */
public final class SettingsException extends RuntimeException {
    public SettingsException(String message) {
        super(message);
    }

    public SettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
