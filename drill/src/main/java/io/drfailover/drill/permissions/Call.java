package io.drfailover.drill.permissions;

import io.drfailover.contract.BucketLayout;
import io.drfailover.drill.aws.AwsRequest;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * An operation of AWS's API, as it is written in a list of calls: {@code eks CreateCluster}, {@code s3 PutObject runs/*}.
 *
 * @param service the signing name, for example {@code monitoring} for CloudWatch
 * @param operation as in the service's API reference
 * @param object for S3, the object's key or the prefix that it falls under; otherwise empty
 */
public record Call(String service, String operation, String object) implements Comparable<Call> {
    private static final Comparator<Call> ORDER =
            Comparator.comparing(Call::service).thenComparing(Call::operation).thenComparing(Call::object);

    /** What a request asked for; of S3's, which have no operation, the method and the path tell it. */
    public static Call of(AwsRequest request) {
        if (!request.service().equals("s3")) {
            return new Call(request.service(), request.action(), "");
        }
        String[] methodAndPath = request.action().split(" ", 2);
        String[] bucketAndKey =
                methodAndPath[1].replaceAll("\\?.*", "").substring(1).split("/", 2);
        boolean ofObject = bucketAndKey.length > 1 && !bucketAndKey[1].isEmpty();
        return ofObject
                ? new Call("s3", objectOperation(methodAndPath[0]), collected(bucketAndKey[1]))
                : new Call("s3", bucketOperation(methodAndPath[0]), "");
    }

    /** Reads what {@link #toString} wrote. */
    public static Call parse(String line) {
        String[] words = line.strip().split("\\s+", -1);
        if (words.length < 2 || words.length > 3) {
            throw new IllegalArgumentException("'" + line + "' is not a call: service, operation, for S3 the object");
        }
        return new Call(words[0], words[1], words.length == 3 ? words[2] : "");
    }

    private static String bucketOperation(String method) {
        return switch (method) {
            case "HEAD" -> "HeadBucket";
            case "GET" -> "ListObjectsV2";
            default -> method + "-bucket";
        };
    }

    private static String objectOperation(String method) {
        return switch (method) {
            case "HEAD" -> "HeadObject";
            case "GET" -> "GetObject";
            case "PUT" -> "PutObject";
            case "DELETE" -> "DeleteObject";
            default -> method + "-object";
        };
    }

    /** What matters of runs, bundles, toolchains and controls is their prefix; most are named anew each time. */
    private static String collected(String key) {
        return Stream.of(
                        BucketLayout.BUNDLE_PREFIX,
                        BucketLayout.TOOLCHAIN_PREFIX,
                        BucketLayout.RUNS_PREFIX,
                        BucketLayout.CONTROL_PREFIX)
                .filter(key::startsWith)
                .findFirst()
                .map(prefix -> prefix + "*")
                .orElse(key);
    }

    @Override
    public int compareTo(Call other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return object.isEmpty() ? service + " " + operation : service + " " + operation + " " + object;
    }
}
