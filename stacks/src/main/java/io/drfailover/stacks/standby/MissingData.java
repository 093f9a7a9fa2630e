package io.drfailover.stacks.standby;

/** What a period without data means (Amazon CloudWatch User Guide, "Configuring how alarms treat missing data"). */
enum MissingData {
    /** As good as a good one. */
    GOOD("notBreaching"),
    /** As bad as a bad one. */
    BAD("breaching"),
    /** Nothing: the alarm stays what it was. */
    UNCHANGED("ignore");

    private final String word;

    MissingData(String word) {
        this.word = word;
    }

    /** As CloudWatch says it. */
    String word() {
        return word;
    }
}
