package io.drfailover;

import io.drfailover.contract.Stage;
import java.util.List;

/** The environment is incomplete or wrong. Names every problem at once, so that one deployment repairs them all. */
public final class ConfigurationException extends FailoverException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    ConfigurationException(List<String> problems) {
        super(
                Stage.CONFIGURATION,
                String.join(", ", problems),
                "set it in the function's environment and deploy the standby stack again; nothing was changed",
                null);
        this.problems = List.copyOf(problems);
    }

    /** One sentence a problem, each starting with the variable's name. */
    public List<String> problems() {
        return problems;
    }
}
