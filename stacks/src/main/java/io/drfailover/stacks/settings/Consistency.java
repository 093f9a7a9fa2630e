package io.drfailover.stacks.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a schema cannot say: settings that must fit each other. Looks at the file's tree, not at the records, so that
 * its findings can be told together with the schema's: what is missing or has the wrong form is passed over here.
 */
final class Consistency {
    /** The probe runs every minute, and must have ended before the next one. */
    private static final Duration PROBE = Duration.ofSeconds(40);
    /** It is renewed four times as often; a write to S3 may take some seconds, with the SDK's retries. */
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(20);
    /** Nobody works on the run for so long after a crash. */
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(5);
    /** Two invocations; a control plane and its nodes alone take 12 to 18 minutes. */
    private static final Duration SHORTEST_RUN = Duration.ofMinutes(30);
    /** A check plans the whole recovery, which takes a minute or two of a function's time. */
    private static final Duration OFTENEST_CHECK = Duration.ofMinutes(15);
    /** Period times evaluation periods is a week at most (Amazon CloudWatch API Reference, PutMetricAlarm). */
    private static final Duration RAREST_CHECK = Duration.ofDays(3);

    private final Findings settings;

    private Consistency(Findings settings) {
        this.settings = settings;
    }

    /** Everything that does not fit, each with the path of the setting. */
    static List<String> problems(JsonNode settings) {
        Findings findings = new Findings(settings);
        Consistency check = new Consistency(findings);
        check.regions();
        check.network();
        check.nodes("full");
        check.nodes("warm");
        check.detection();
        check.durations();
        check.readiness();
        new DecisionConsistency(findings).look();
        new TagConsistency(findings).look();
        if (findings.equal("bucket", "stateBucket")) {
            findings.problem(
                    "stateBucket",
                    "is the same as bucket; the standby stack makes that one, so it cannot hold that stack's state");
        }
        return findings.problems();
    }

    private void regions() {
        if (settings.equal("region", "primary.region")) {
            settings.problem(
                    "region", "is the same as primary.region; a region cannot recover itself, name another one");
        }
        String region = settings.text("region");
        JsonNode zones = settings.at("network.zones");
        for (JsonNode zone : zones) {
            if (!region.isEmpty() && !zone.asText().startsWith(region)) {
                settings.problem("network.zones", "%s is not a zone of the region %s".formatted(zone.asText(), region));
            }
        }
        int count = settings.at("network.zoneCount").asInt();
        if (zones.isArray() && zones.size() != count) {
            settings.problem(
                    "network.zones", "names %d zones, but network.zoneCount is %d".formatted(zones.size(), count));
        }
    }

    private void network() {
        Optional<Cidr> ours = range("network.cidr", settings.at("network.cidr"));
        ours.filter(cidr -> cidr.prefix() < 16 || cidr.prefix() > 20)
                .ifPresent(cidr -> settings.problem(
                        "network.cidr",
                        "%s is a /%d; give a /16 to /20, EKS spends an address on every pod"
                                .formatted(cidr, cidr.prefix())));
        for (JsonNode node : settings.at("replica.vpcCidrs")) {
            Optional<Cidr> theirs = range("replica.vpcCidrs", node);
            if (ours.isPresent() && theirs.filter(ours.get()::overlaps).isPresent()) {
                settings.problem(
                        "network.cidr",
                        "%s overlaps with %s of replica.vpcCidrs; the two networks are peered, choose another range"
                                .formatted(ours.get(), theirs.get()));
            }
        }
        settings.at("cluster.publicEndpointCidrs").forEach(node -> range("cluster.publicEndpointCidrs", node));
        settings.at("application.allowedCidrs").forEach(node -> range("application.allowedCidrs", node));
    }

    private Optional<Cidr> range(String path, JsonNode node) {
        Optional<Cidr> cidr = Cidr.parse(node.asText());
        if (cidr.isEmpty() && node.isTextual()) {
            settings.problem(
                    path, "%s is no IPv4 range; no number is above 255, no prefix above 32".formatted(node.asText()));
        }
        cidr.filter(found -> !found.equals(found.canonical()))
                .ifPresent(found ->
                        settings.problem(path, "%s begins at %s; write that".formatted(found, found.canonical())));
        return cidr;
    }

    private void nodes(String profile) {
        JsonNode scaling = settings.at("nodes." + profile);
        int min = scaling.path("min").asInt();
        int desired = scaling.path("desired").asInt();
        int max = scaling.path("max").asInt();
        if (min > desired || desired > max) {
            settings.problem(
                    "nodes." + profile,
                    "min %d, desired %d, max %d; give min <= desired <= max".formatted(min, desired, max));
        }
    }

    private void detection() {
        int datapoints = settings.at("detection.datapoints").asInt();
        int periods = settings.at("detection.periods").asInt();
        if (datapoints > periods) {
            settings.problem(
                    "detection.datapoints",
                    "%d bad minutes of %d can never be seen; give datapoints <= periods"
                            .formatted(datapoints, periods));
        }
    }

    private void durations() {
        Duration promotion = settings.positive("failover.promotionTimeout");
        settings.positive("failover.releaseTimeout");
        run(promotion);
        Duration http = settings.positive("detection.httpTimeout");
        Duration connect = settings.positive("detection.connectTimeout");
        if (http.plus(connect).compareTo(PROBE) > 0) {
            settings.problem(
                    "detection.httpTimeout",
                    "%s and connectTimeout %s are together more than %s; the probe runs every minute"
                            .formatted(http, connect, PROBE));
        }
    }

    private void readiness() {
        String schedule = settings.text("function.readinessSchedule");
        if (Rate.is(schedule)
                && (Rate.interval(schedule).compareTo(OFTENEST_CHECK) < 0
                        || Rate.interval(schedule).compareTo(RAREST_CHECK) > 0)) {
            settings.problem(
                    "function.readinessSchedule",
                    "%s; give 15 minutes to 3 days: an alarm tells when two checks in a row were not made, and CloudWatch looks back a week at most"
                            .formatted(schedule));
        }
    }

    private void run(Duration promotion) {
        Duration lease = settings.positive("failover.leaseDuration");
        if (!lease.isZero() && (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0)) {
            settings.problem(
                    "failover.leaseDuration",
                    "%s; give %s to %s: shorter, and a slow S3 ends a run, longer, and nobody works for so long after a crash"
                            .formatted(lease, SHORTEST_LEASE, LONGEST_LEASE));
        }
        Duration limit = settings.positive("failover.runTimeLimit");
        if (!limit.isZero() && limit.compareTo(SHORTEST_RUN) < 0) {
            settings.problem(
                    "failover.runTimeLimit",
                    "%s is less than %s; AWS alone may need so long for a cluster and its nodes"
                            .formatted(limit, SHORTEST_RUN));
        } else if (!limit.isZero() && limit.compareTo(promotion) < 0) {
            settings.problem(
                    "failover.runTimeLimit",
                    "%s is less than promotionTimeout %s; the run would be given up while AWS may still promote"
                            .formatted(limit, promotion));
        }
    }
}
