package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether everything that a planned resource names belongs to the function's account and region, or to AWS itself. */
final class OwnershipGate {
    /** Partition, service, region, account; S3 buckets have neither of the latter. */
    private static final Pattern ARN = Pattern.compile("\\barn:aws[a-z-]*:[a-z0-9-]+:([a-z0-9-]*):([a-z0-9]*):");

    private static final Set<String> ACCOUNTS = Set.of("owner_id", "peer_owner_id", "account_id");
    /** A rule that is taken over keeps the words of whoever made it; they reach nothing. */
    private static final String WORDS = "description";

    private static final Set<String> REGIONS = Set.of("region", "peer_region");

    private final String region;
    private final String account;

    OwnershipGate(String region, String account) {
        this.region = region;
        this.account = account;
    }

    /** Says what in a change belongs to somebody else. */
    Set<String> objections(String address, JsonNode change) {
        Set<String> found = new TreeSet<>();
        look(address, change.path("after"), found);
        return found;
    }

    private void look(String address, JsonNode node, Set<String> found) {
        if (node.isTextual()) {
            Matcher arn = ARN.matcher(node.asText());
            while (arn.find()) {
                if (!ours(arn.group(2), account) && !arn.group(2).equals("aws")) {
                    found.add(address + " names account " + arn.group(2) + ", not " + account);
                }
                if (!ours(arn.group(1), region)) {
                    found.add(address + " names region " + arn.group(1) + ", not " + region);
                }
            }
        }
        for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (field.getKey().equals(WORDS)) {
                continue;
            }
            look(address, field.getValue(), found);
            String value = field.getValue().asText("");
            if (ACCOUNTS.contains(field.getKey()) && !ours(value, account)) {
                found.add(address + " belongs to account " + value + ", not " + account);
            }
            if (REGIONS.contains(field.getKey()) && !ours(value, region)) {
                found.add(address + " reaches into region " + value + ", not " + region);
            }
        }
        if (node.isArray()) {
            node.forEach(child -> look(address, child, found));
        }
    }

    private static boolean ours(String value, String expected) {
        return value.isEmpty() || value.equals("null") || value.equals(expected);
    }
}
