package io.drfailover.drill.permissions;

import io.drfailover.drill.aws.AwsRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Calls to AWS, each once, in a stable order.
 *
 * @param calls the calls
 */
public record CallList(NavigableSet<Call> calls) {
    /** Begins a written list, so that whoever reads it knows how it came about. */
    private static final List<String> HEAD = List.of(
            "# What the function, and the terraform that it starts, asks AWS for in a failover. Recorded by a drill:",
            "#   ./dr drill --report target/drill && cp target/drill/aws-calls.txt \\",
            "#     drill/src/main/resources/io/drfailover/drill/permissions/failover-calls.txt");

    /** What the drill sends itself, when it changes an alarm. */
    private static final String DRILL = "dr-failover-drill";

    public CallList {
        calls = new TreeSet<>(calls);
    }

    /** The calls of a whole failover: those of the function and of the terraform that it starts. */
    public static CallList ofFailover() {
        return new CallList(new TreeSet<>(recorded("failover-calls.txt")));
    }

    /**
     * The calls that a failover makes only when it was interrupted: it goes on in another invocation, and takes over what an
     * earlier one left. Not those of an undisturbed one.
     */
    public static CallList ofInterruptions() {
        return new CallList(new TreeSet<>(recorded("interrupted-calls.txt")));
    }

    /** The calls between an alarm and a run, and those of a person's controls. */
    public static CallList ofDecision() {
        return new CallList(new TreeSet<>(recorded("decision-calls.txt")));
    }

    /** The calls of a check of readiness. */
    public static CallList ofEvaluation() {
        return new CallList(new TreeSet<>(recorded("evaluate-calls.txt")));
    }

    /** Every call that a drill has shown. */
    public static CallList ofDrills() {
        return ofFailover()
                .and(ofInterruptions())
                .and(ofProbe())
                .and(ofDecision())
                .and(ofEvaluation());
    }

    /** The calls of the probe. */
    public static CallList ofProbe() {
        return new CallList(new TreeSet<>(recorded("probe-calls.txt")));
    }

    /** Calls that no drill's request log shows, because Lambda makes them or because they need another beginning. */
    public static CallList ofUnseen() {
        return new CallList(new TreeSet<>(recorded("unseen-calls.txt")));
    }

    /** The call that the function makes only when it is told of a secret. */
    public static CallList ofSecret() {
        return new CallList(new TreeSet<>(List.of(new Call("secretsmanager", "GetSecretValue", ""))));
    }

    /** The call that the function makes only when it is told to stop the old primary. */
    public static CallList ofFencing() {
        return new CallList(new TreeSet<>(List.of(new Call("rds", "StopDBInstance", ""))));
    }

    /** What requests asked for, without the drill's own. */
    public static CallList of(Collection<AwsRequest> requests) {
        NavigableSet<Call> calls = new TreeSet<>();
        requests.stream()
                .filter(request -> !request.userAgent().startsWith(DRILL))
                .map(Call::of)
                .forEach(calls::add);
        return new CallList(calls);
    }

    /** Reads what {@link #write} wrote. */
    public static CallList read(Path file) throws IOException {
        NavigableSet<Call> calls = new TreeSet<>();
        Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> calls.add(Call.parse(line)));
        return new CallList(calls);
    }

    /** Writes a line for each call, after a few that say how to make the list anew. */
    public void write(Path file) throws IOException {
        Files.write(
                file,
                Stream.concat(HEAD.stream(), calls.stream().map(Call::toString)).toList());
    }

    /** These and the others. */
    public CallList and(CallList others) {
        NavigableSet<Call> all = new TreeSet<>(calls);
        all.addAll(others.calls);
        return new CallList(all);
    }

    /** Those that the other list has not. */
    public CallList without(CallList others) {
        NavigableSet<Call> rest = new TreeSet<>(calls);
        rest.removeAll(others.calls);
        return new CallList(rest);
    }

    private static List<Call> recorded(String resource) {
        return TextTable.lines(resource).map(Call::parse).toList();
    }

    /** The calls as a stream. */
    public Stream<Call> stream() {
        return calls.stream();
    }
}
