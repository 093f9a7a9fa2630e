package io.drfailover.drill.lambda;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What starts a sandbox: arguments and environment, built from nothing, so that nothing of the machine leaks in.
 *
 * <p>As on Lambda, only the runtime client is on the class path and the working folder is the task root; the client's own
 * class loader then finds the function's classes and its {@code lib/*.jar} there. The JVM's limits are the ones that
 * Lambda's Java runtimes derive from the memory setting: heap 85 %, metaspace 10 %, code cache 5 %, the serial collector
 * and the first compiler tier.
 *
 * <p>Different from Lambda: {@code /tmp} is a fresh empty folder somewhere else. It is given by {@code java.io.tmpdir} and
 * {@code TMPDIR}, and where a variable of the deployment says {@code /tmp/...} it is meant instead.
 */
public record SandboxCommand(List<String> arguments, Map<String, String> environment, Path workingDirectory) {
    private static final String NATIVE_LIBRARY_PROPERTY =
            "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=";
    private static final String MAIN_CLASS = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    public SandboxCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Builds the command of a sandbox for a function. */
    static SandboxCommand of(
            FunctionSettings settings, FunctionPackage function, RuntimeClient client, Path tmp, String runtimeApi) {
        long kib = settings.memoryMegabytes() * 1024L;
        List<String> arguments = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:MaxHeapSize=" + kib * 85 / 100 + "k",
                "-XX:MaxMetaspaceSize=" + kib * 10 / 100 + "k",
                "-XX:ReservedCodeCacheSize=" + kib * 5 / 100 + "k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + tmp,
                NATIVE_LIBRARY_PROPERTY + RuntimeClient.nativeLibrary(tmp),
                // Lambda's user, whose home does not exist: nothing is read from the developer's.
                "-Duser.home=/home/sbx_user1051",
                "-cp",
                client.classPath(),
                MAIN_CLASS,
                settings.handler());
        return new SandboxCommand(arguments, environment(settings, function, tmp, runtimeApi), function.taskRoot());
    }

    private static Map<String, String> environment(
            FunctionSettings settings, FunctionPackage function, Path tmp, String runtimeApi) {
        Map<String, String> environment = new TreeMap<>(settings.environment());
        environment.replaceAll((name, value) -> value.startsWith("/tmp/") ? tmp + value.substring(4) : value);
        environment.putAll(settings.surroundings());
        environment.put("_HANDLER", settings.handler());
        environment.put("AWS_REGION", settings.region());
        environment.put("AWS_DEFAULT_REGION", settings.region());
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java21");
        environment.put("AWS_LAMBDA_FUNCTION_NAME", settings.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", settings.version());
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(settings.memoryMegabytes()));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + settings.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "drill/[" + settings.version() + "]");
        environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        environment.put("LAMBDA_TASK_ROOT", function.taskRoot().toString());
        environment.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
        environment.put("LANG", "en_US.UTF-8");
        environment.put("PATH", "/usr/local/bin:/usr/bin/:/bin:/opt/bin");
        environment.put("TZ", ":UTC");
        environment.put("TMPDIR", tmp.toString());
        return environment;
    }
}
