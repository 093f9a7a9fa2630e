package io.drfailover.stacks.nag;

import java.util.List;
import java.util.stream.Collectors;

/** The stacks break rules; the message names every construct and what to do. */
public final class NagException extends RuntimeException {
    public NagException(List<Finding> findings) {
        super(findings.stream()
                .map(Finding::toString)
                .collect(
                        Collectors.joining("\n  ", "the stacks break %d rule(s):\n  ".formatted(findings.size()), "")));
    }
}
