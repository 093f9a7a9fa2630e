package io.drfailover.console;

import io.drfailover.console.function.Order;
import io.drfailover.contract.CommandField;
import picocli.CommandLine.Option;

/** Why something is ordered: everybody is told, so there must be words. */
final class Reason {
    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why, for the record and the messages.")
    private String text = "";

    /** What it says. */
    String text() {
        return text;
    }

    /** The order with the reason on it. */
    Order on(Order order) {
        return order.with(CommandField.REASON, text.strip());
    }
}
