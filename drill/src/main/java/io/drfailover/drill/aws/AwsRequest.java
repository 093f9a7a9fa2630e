package io.drfailover.drill.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

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
 * @param accessKeyId whose key signed; empty without a signature
 * @param role the name of the role whose session the key belongs to; empty for every other key
 * @param resource of S3 the bucket, or {@code bucket/key}; otherwise empty
 * @param permissions the IAM actions that the request needs, such as {@code s3:GetObject}; empty when it needs none
 * @param fault the kind of the fault that struck it, such as {@code throttle}; empty for none
 */
public record AwsRequest(
        long sequence,
        Instant at,
        String region,
        String service,
        String action,
        String status,
        String userAgent,
        String accessKeyId,
        String role,
        String resource,
        List<String> permissions,
        String fault) {

    /** Keeps its own copy of the permissions. */
    public AwsRequest {
        permissions = List.copyOf(permissions);
    }

    static AwsRequest of(JsonNode entry) {
        return new AwsRequest(
                entry.get("sequence").asLong(),
                Instant.parse(entry.get("at").asText()),
                entry.get("region").asText(),
                entry.get("service").asText(),
                entry.get("action").asText(),
                entry.get("status").asText(),
                entry.get("userAgent").asText(),
                entry.get("accessKeyId").asText(),
                entry.get("role").asText(),
                entry.get("resource").asText(),
                StreamSupport.stream(entry.get("permissions").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                entry.get("fault").asText());
    }

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

    /** Returns service and operation, such as {@code rds DescribeDBInstances}. */
    public String call() {
        return service + " " + action;
    }

    /** Returns whether AWS did what was asked: no fault, no refusal, no error. */
    public boolean took() {
        return status.startsWith("2");
    }

    /** Returns whether the request went to a region that was dark. */
    public boolean dark() {
        return status.equals("dark");
    }
}
