package io.drfailover.drill.aws;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One request that reached the emulated AWS.
 *
 * @param sequence counts from 1, in the order of arrival
 * @param at the moment of arrival
 * @param region from the signature's scope; empty when the request carries none
 * @param service the signing name, such as {@code rds}, {@code monitoring} (CloudWatch) or {@code s3}; may be empty
 * @param action the operation; for S3 and unknown paths the method and the path, such as {@code PUT /bucket/key}
 * @param status the HTTP status, {@code dark} when the connection was cut, {@code pending} while unanswered
 * @param userAgent as sent; empty when not sent
 */
public record AwsRequest(
        long sequence, Instant at, String region, String service, String action, String status, String userAgent) {

    /** What the names of AWS's read-only operations begin with, and the methods of HTTP that read. */
    private static final List<String> READ_ONLY = List.of(
            "Describe",
            "Get",
            "List",
            "Head",
            "BatchGet",
            "Lookup",
            "Search",
            "Query",
            "Scan",
            "Select",
            "Simulate",
            "Decode",
            "Validate",
            "Filter",
            "Estimate",
            "Preview",
            "Check");

    /** Returns whether the request asks AWS to change something, whatever came of it. */
    public boolean mutating() {
        String method = action.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        if (action.contains(" ")) {
            return !List.of("GET", "HEAD", "OPTIONS").contains(method);
        }
        // Temporary credentials change nothing in the account.
        return READ_ONLY.stream().noneMatch(action::startsWith) && !action.startsWith("AssumeRole");
    }

    /** Returns whether the request went to a region that was dark. */
    public boolean dark() {
        return status.equals("dark");
    }
}
