package io.drfailover.stacks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CDKTF is written in TypeScript and runs in Node.js; without one, jsii only says that a stream was closed. */
final class NodeRuntime {
    private static final int OLDEST = 18;
    private static final int PATIENCE_SECONDS = 20;
    private static final Pattern VERSION = Pattern.compile("v([0-9]+)\\..*", Pattern.DOTALL);
    private static final String REMEDY =
            "; install Node.js %d or newer, or name one with the environment variable JSII_NODE".formatted(OLDEST);

    private NodeRuntime() {}

    /**
     * Checks that the Node.js that jsii will start exists and is young enough.
     *
     * @throws NodeRuntimeException if not; says what is there and what to install
     */
    static void require(Map<String, String> environment) {
        String command = environment.getOrDefault("JSII_NODE", "node");
        String version = version(command);
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < OLDEST) {
            throw new NodeRuntimeException(
                    "synthesizing the stacks needs Node.js; %s says it is %s%s".formatted(command, version, REMEDY));
        }
    }

    private static String version(String command) {
        Process process;
        try {
            process = new ProcessBuilder(command, "--version")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new NodeRuntimeException(
                    "synthesizing the stacks needs Node.js, and there is no %s on the PATH%s"
                            .formatted(command, REMEDY),
                    e);
        }
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new NodeRuntimeException(
                        "%s --version did not answer in %d s".formatted(command, PATIENCE_SECONDS));
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new NodeRuntimeException("reading the version of " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeRuntimeException("interrupted while asking for the version of " + command, e);
        } finally {
            process.destroyForcibly();
        }
    }
}
