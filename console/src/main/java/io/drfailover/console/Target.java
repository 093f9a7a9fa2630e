package io.drfailover.console;

import io.drfailover.console.function.FunctionAddress;
import io.drfailover.console.function.KeptDrill;
import java.net.URI;
import java.util.Optional;
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

    @Option(names = KeptDrill.OPTION, description = "The function of the drill that runs on this machine with --keep.")
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
        String name = Optional.ofNullable(function)
                .or(() -> terminal.variable(FUNCTION_VARIABLE))
                .orElseThrow(() -> wrong("which function? Name it with --function NAME, or set " + FUNCTION_VARIABLE
                        + "; a drill that was kept on this machine is " + KeptDrill.OPTION));
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
        return value == null ? "" : " " + option + " " + value;
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
