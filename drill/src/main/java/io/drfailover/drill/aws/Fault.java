package io.drfailover.drill.aws;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What happens to matching requests before AWS sees them. The first rule that matches and is not used up decides.
 *
 * @param kind what happens
 * @param region the region it happens in; null for all, and for requests without a region
 * @param service the signing name, such as {@code rds}; null for all
 * @param action the operation, such as {@code PromoteReadReplica}; null for all
 * @param seconds how long a delay holds the request; null unless {@link Kind#DELAY}
 * @param count strikes this many times and then no more; null for no end
 * @param rate the part of the matching requests that is struck, evenly and not by chance: 0.25 is every fourth; null
 *     for all
 * @param code the AWS error code of {@link Kind#ERROR}; null for {@code InternalFailure}
 * @param status the HTTP status of {@link Kind#ERROR}; null for 500
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(
        Kind kind,
        @Nullable String region,
        @Nullable String service,
        @Nullable String action,
        @Nullable Double seconds,
        @Nullable Integer count,
        @Nullable Double rate,
        @Nullable String code,
        @Nullable Integer status) {

    /** What a fault does. */
    public enum Kind {
        /** The connection ends without an answer, as if nothing were there. */
        @JsonProperty("dark")
        DARK,
        /** AWS answers that there are too many requests. */
        @JsonProperty("throttle")
        THROTTLE,
        /** AWS answers late. */
        @JsonProperty("delay")
        DELAY,
        /** AWS answers with an error. */
        @JsonProperty("error")
        ERROR
    }

    /** A whole region that cannot be reached. */
    public static Fault dark(String region) {
        return new Fault(Kind.DARK, region, null, null, null, null, null, null, null);
    }

    /** A service of a region that throttles its next requests. */
    public static Fault throttle(String region, String service, int count) {
        return new Fault(Kind.THROTTLE, region, service, null, null, count, null, null, null);
    }

    /** A service of a region that answers late, always. */
    public static Fault delay(String region, String service, Duration delay) {
        return new Fault(Kind.DELAY, region, service, null, delay.toMillis() / 1000.0, null, null, null, null);
    }

    /** An operation that fails its next {@code count} times with an error code of AWS. */
    public static Fault error(String region, String service, String action, String code, int status, int count) {
        return new Fault(Kind.ERROR, region, service, action, null, count, null, code, status);
    }

    /** The same fault for one operation only. */
    public Fault only(String operation) {
        return new Fault(kind, region, service, operation, seconds, count, rate, code, status);
    }

    /** The same fault for a part of the requests: more than 0, at most 1. */
    public Fault atRate(double part) {
        return new Fault(kind, region, service, action, seconds, count, part, code, status);
    }
}
