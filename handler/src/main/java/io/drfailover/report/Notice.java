package io.drfailover.report;

/**
 * A message for people.
 *
 * @param subject one line, 100 characters of ASCII at most (Amazon SNS API, "Publish")
 * @param text what happened, and what to do; never a secret
 */
public record Notice(String subject, String text) {
    private static final int LONGEST_SUBJECT = 100;

    public Notice {
        String ascii = subject.replaceAll("[^\\x20-\\x7e]", "?");
        subject = ascii.length() > LONGEST_SUBJECT ? ascii.substring(0, LONGEST_SUBJECT) : ascii;
    }

    /** A message of paragraphs, of which the first is its subject; empty ones are left out. */
    static Notice of(String subject, String... paragraphs) {
        var text = new StringBuilder(subject).append(".\n");
        for (String paragraph : paragraphs) {
            if (!paragraph.isEmpty()) {
                text.append('\n').append(paragraph).append('\n');
            }
        }
        return new Notice(subject, text.toString());
    }
}
