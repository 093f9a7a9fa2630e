package io.drfailover.stacks.standby;

/** What a minute without data means (Amazon CloudWatch User Guide, "Configuring how alarms treat missing data"). */
enum MissingData {
    /** As good as a good one. */
    GOOD("notBreaching"),
    /** As bad as a bad one. */
    BAD("breaching");

    private final String word;

    MissingData(String word) {
        this.word = word;
    }

    /** As CloudWatch says it. */
    String word() {
        return word;
    }
}
