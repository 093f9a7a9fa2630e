package io.drfailover.drill.aws;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * AWS on loopback: a moto process with the behaviours that a failover depends on, all regions behind one endpoint. The
 * region of a request is the one its signature names. Safe for use by several threads.
 */
public final class EmulatedAws implements AutoCloseable {
    private final EmulatorProcess process;
    private final URI endpoint;
    private final EmulatorControl control;

    private EmulatedAws(EmulatorProcess process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
        this.control = new EmulatorControl(endpoint);
    }

    /**
     * Starts the process on a free port of 127.0.0.1 and waits until it answers.
     *
     * @param workDirectory the process's home; created when missing, left behind on close
     * @param logFile takes what the process prints; overwritten
     * @throws EmulatedAwsException when the process ends early or is not ready in a minute, with the end of the log
     */
    public static EmulatedAws start(Python python, Path workDirectory, Path logFile) {
        Path home = workDirectory.toAbsolutePath();
        Path ready = home.resolve("emulated-aws.url");
        EmulatorProcess process;
        try {
            Files.createDirectories(home);
            process = EmulatorProcess.start(python, home, logFile.toAbsolutePath(), ready);
        } catch (IOException failure) {
            throw new EmulatedAwsException(
                    "starting the emulated AWS with " + python.executable() + " in " + home + ": " + failure, failure);
        }
        try {
            return new EmulatedAws(process, process.awaitReady(ready));
        } catch (IOException failure) {
            process.close();
            throw new EmulatedAwsException("waiting for the emulated AWS in " + home + ": " + failure, failure);
        } catch (InterruptedException interrupted) {
            process.close();
            Thread.currentThread().interrupt();
            throw new EmulatedAwsException("interrupted while the emulated AWS was starting", interrupted);
        } catch (RuntimeException failure) {
            process.close();
            throw failure;
        }
    }

    /** Returns where every service of every region answers, such as {@code http://127.0.0.1:41234}. */
    public URI endpoint() {
        return endpoint;
    }

    /** Returns the process id of the emulator. */
    public long pid() {
        return process.pid();
    }

    /**
     * Sets how long AWS takes from now on; what has already begun keeps its time.
     *
     * @param promotion from PromoteReadReplica to a detached, available instance; at least about a second, which the
     *     stale answer takes
     * @param cluster how long an EKS cluster is CREATING
     * @param nodeGroup how long a node group is CREATING
     */
    public void durations(Duration promotion, Duration cluster, Duration nodeGroup) {
        control.put(
                "/drill/durations",
                Map.of(
                        "promotionSeconds", seconds(promotion),
                        "clusterSeconds", seconds(cluster),
                        "nodegroupSeconds", seconds(nodeGroup)));
    }

    /** Makes every promotion stay {@code modifying}, also one under way; false lets them end. */
    public void promotionNeverFinishes(boolean stuck) {
        control.put("/drill/durations", Map.of("promotionStuck", stuck));
    }

    /** Sets where the EKS clusters answer, also those that exist, and who vouches for it. */
    public void kubernetes(URI apiServer, String certificateAuthorityPem) {
        String authority = Base64.getEncoder().encodeToString(certificateAuthorityPem.getBytes(StandardCharsets.UTF_8));
        control.put(
                "/drill/kubernetes", Map.of("endpoint", apiServer.toString(), "certificateAuthorityBase64", authority));
    }

    /**
     * Sets who plays Lambda: each asynchronous invocation (of an alarm, of a topic) is a POST of the event to this URI,
     * with the function's ARN in the header {@code X-Amz-Function-Arn}. An unreachable receiver is tried three times.
     */
    public void webhook(URI receiver) {
        control.put("/drill/webhook", Map.of("url", receiver.toString()));
    }

    /** Replaces all faults. An empty list heals the world. */
    public void faults(List<Fault> faults) {
        control.put("/drill/faults", faults);
    }

    /** Returns every request that came so far, in order; the drill's control calls are not among them. */
    public List<AwsRequest> requests() {
        return requestsSince(0);
    }

    /** Returns the requests after a sequence number. */
    public List<AwsRequest> requestsSince(long sequence) {
        return control.list("/drill/requests?since=" + sequence, AwsRequest::of);
    }

    /** CloudWatch's alarms: their state, their evaluator, and what their actions could not deliver. */
    public EmulatedAlarms alarms() {
        return new EmulatedAlarms(control);
    }

    /** CloudWatch's metrics, those that AWS would report by itself. */
    public EmulatedMetrics metrics() {
        return new EmulatedMetrics(control);
    }

    /** RDS: what happens to databases and their replication. */
    public EmulatedDatabases databases() {
        return new EmulatedDatabases(control);
    }

    /** SNS: what was published. */
    public EmulatedTopics topics() {
        return new EmulatedTopics(control);
    }

    /** EC2: which instance types there are. */
    public EmulatedInstanceTypes instanceTypes() {
        return new EmulatedInstanceTypes(control);
    }

    /** IAM: whether roles need permission, and what they were refused. */
    public EmulatedPermissions permissions() {
        return new EmulatedPermissions(control);
    }

    /** Ends the process within seconds; never leaves it behind. */
    @Override
    public void close() {
        process.close();
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
