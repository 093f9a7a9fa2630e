package io.drfailover.console;

import io.drfailover.console.function.FunctionAddress;
import io.drfailover.console.function.KeptDrill;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which function is meant. */
final class Target {
    static final String FUNCTION_VARIABLE = "DR_FUNCTION";
    private static final String REGION_VARIABLE = "AWS_REGION";
    private static final String DEFAULT_REGION_VARIABLE = "AWS_DEFAULT_REGION";
    private static final String ALIAS = "live";
    private static final Pattern HARMLESS = Pattern.compile("[\\w./:@%+=,-]+");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--function",
            paramLabel = "NAME",
            description = "The function's name or ARN; default: the variable " + FUNCTION_VARIABLE + ".")
    private @Nullable String function;

    @Option(
            names = "--region",
            paramLabel = "R",
            description = "The DR region; default: the ARN's, then " + REGION_VARIABLE + " or "
                    + DEFAULT_REGION_VARIABLE + ".")
    private @Nullable String region;

    @Option(
            names = "--qualifier",
            paramLabel = "ALIAS",
            description = "The function's alias or version; default: the ARN's, then " + ALIAS + ".")
    private @Nullable String qualifier;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "Where Lambda answers; default: AWS's own address.")
    private @Nullable URI endpoint;

    @Option(names = KeptDrill.OPTION, description = "The function of the drill that this checkout runs with --keep.")
    private boolean kept;

    /**
     * The function.
     *
     * @throws ParameterException if it is not named completely
     */
    FunctionAddress address(Terminal terminal) {
        if (kept) {
            require(
                    function == null && region == null && qualifier == null && endpoint == null,
                    KeptDrill.OPTION + " names the function by itself: leave out --function, --region, --qualifier and"
                            + " --endpoint-url");
            return KeptDrill.read(KeptDrill.note(terminal.checkout())).address();
        }
        requireWords("--function", function);
        requireWords("--region", region);
        requireWords("--qualifier", qualifier);
        String name = Optional.ofNullable(function)
                .or(() -> terminal.variable(FUNCTION_VARIABLE))
                .orElseThrow(() -> wrong("which function? Name it with --function NAME, or set " + FUNCTION_VARIABLE
                        + "; the drill that this checkout keeps is " + KeptDrill.OPTION));
        String where = Optional.ofNullable(region)
                .or(() -> FunctionAddress.regionOf(name))
                .or(() -> terminal.variable(REGION_VARIABLE))
                .or(() -> terminal.variable(DEFAULT_REGION_VARIABLE))
                .orElseThrow(
                        () -> wrong("in which region? Name the DR region with --region R, or set " + REGION_VARIABLE));
        require(
                endpoint == null || endpoint.getHost() != null,
                "--endpoint-url " + endpoint + " is no address such as http://127.0.0.1:5000");
        String alias = Optional.ofNullable(qualifier)
                .orElseGet(() -> FunctionAddress.qualifierOf(name).isPresent() ? "" : ALIAS);
        return new FunctionAddress(name, alias, where, endpoint, null, options());
    }

    /** As they were typed: what stands in the environment stands there for the next command as well. */
    private String options() {
        return (typed("--function", function)
                        + typed("--region", region)
                        + typed("--qualifier", qualifier)
                        + typed("--endpoint-url", endpoint))
                .strip();
    }

    private static String typed(String option, @Nullable Object value) {
        return value == null ? "" : " " + option + " " + quoted(value.toString());
    }

    /** As a shell takes it; $LATEST is a variable to it. */
    private static String quoted(String value) {
        return HARMLESS.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }

    /** An unset variable of a script, most likely. */
    private void requireWords(String option, @Nullable String value) {
        require(value == null || !value.isBlank(), option + " is blank: give it a value, or leave it out");
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            throw wrong(problem);
        }
    }

    private ParameterException wrong(String problem) {
        CommandSpec known = spec;
        if (known == null) {
            throw new IllegalStateException(problem);
        }
        return new ParameterException(known.commandLine(), problem);
    }
}
