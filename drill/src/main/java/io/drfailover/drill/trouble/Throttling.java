package io.drfailover.drill.trouble;

import io.drfailover.drill.aws.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * A busy AWS: every service of a region refuses a part of its requests with its throttling error, and answers a few with a
 * 5xx. The parts are such that a client that tries three times is never refused three times in a row by itself.
 */
public final class Throttling {
    private static final double THROTTLED_PART = 1.0 / 8;
    private static final double BROKEN_PART = 1.0 / 25;
    private static final int UNAVAILABLE = 503;
    private static final List<String> SERVICES =
            List.of("rds", "ec2", "eks", "elasticloadbalancing", "s3", "secretsmanager", "sts", "lambda", "sns");

    private Throttling() {}

    /** The faults for a region. */
    public static List<Fault> of(String region) {
        List<Fault> faults = new ArrayList<>();
        for (String service : SERVICES) {
            faults.add(new Fault(Fault.Kind.THROTTLE, region, service, null, null, null, THROTTLED_PART, null, null));
            faults.add(new Fault(
                    Fault.Kind.ERROR,
                    region,
                    service,
                    null,
                    null,
                    null,
                    BROKEN_PART,
                    "ServiceUnavailable",
                    UNAVAILABLE));
        }
        return List.copyOf(faults);
    }
}
