package io.drfailover.stacks.settings;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often something happens, as EventBridge Scheduler writes it, for example {@code rate(6 hours)}. */
final class Rate {
    private static final Pattern FORM = Pattern.compile("rate\\(([1-9][0-9]{0,5}) (minute|hour|day)s?\\)");

    private Rate() {}

    /**
     * The time from one to the next.
     *
     * @throws IllegalArgumentException if it is no rate; the schema has told so before
     */
    static Duration interval(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text + " is no rate; write it as in rate(6 hours)");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    /** Whether it is one. */
    static boolean is(String text) {
        return FORM.matcher(text).matches();
    }
}
