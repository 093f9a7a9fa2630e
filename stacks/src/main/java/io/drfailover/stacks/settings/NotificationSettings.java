package io.drfailover.stacks.settings;

import java.util.List;

/**
 * Who is told.
 *
 * @param emails addresses; each must confirm AWS's mail once
 */
public record NotificationSettings(List<String> emails) {
    public NotificationSettings {
        emails = List.copyOf(emails);
    }
}
