package io.drfailover.readiness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.BundleLayout;
import io.drfailover.terraform.Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the bundle would build in the profile {@code full}, as far as it can be read without terraform.
 *
 * @param cidr the recovered network
 * @param instanceTypes of the nodes, in order of preference
 * @param nodes how many nodes are wanted at the begin
 * @param zones of the subnets: a zone's name, or its place among the region's zones, beginning with 0
 * @param gateways NAT gateways, each with an elastic IP
 */
public record RecoveryDesign(String cidr, List<String> instanceTypes, int nodes, List<String> zones, int gateways) {
    private static final JsonMapper JSON = new JsonMapper();
    /** As the recovery stack writes a zone that it looks up. */
    private static final Pattern LOOKED_UP =
            Pattern.compile("\\$\\{data\\.aws_availability_zones\\..*names\\[(\\d+)]}");

    public RecoveryDesign {
        instanceTypes = List.copyOf(instanceTypes);
        zones = List.copyOf(zones);
    }

    /** Reads {@code terraform.tfvars.json} and {@code main.tf.json}. */
    static RecoveryDesign of(Bundle bundle) {
        JsonNode values = read(bundle, BundleLayout.VARIABLE_VALUES);
        JsonNode resources = read(bundle, BundleLayout.MAIN).path("resource");
        List<String> types = new ArrayList<>();
        values.path("node_instance_types").forEach(type -> types.add(type.asText()));
        return new RecoveryDesign(
                values.path("vpc_cidr").asText(),
                types,
                values.path("node_scaling_full").path("desired").asInt(),
                zones(resources.path("aws_subnet")),
                resources.path("aws_nat_gateway").size());
    }

    private static List<String> zones(JsonNode subnets) {
        var zones = new TreeSet<String>();
        for (JsonNode subnet : subnets) {
            String zone = subnet.path("availability_zone").asText();
            Matcher lookedUp = LOOKED_UP.matcher(zone);
            zones.add(lookedUp.matches() ? lookedUp.group(1) : zone);
        }
        zones.remove("");
        return List.copyOf(zones);
    }

    /** The names of its zones among all that the region has, sorted by name as terraform sorts them. */
    List<String> zonesAmong(List<String> ofTheRegion) {
        List<String> sorted = ofTheRegion.stream().sorted().toList();
        return zones.stream()
                .map(zone -> zone.matches("\\d+") ? place(sorted, Integer.parseInt(zone)) : zone)
                .toList();
    }

    private static String place(List<String> sorted, int place) {
        return place < sorted.size() ? sorted.get(place) : "zone number " + (place + 1);
    }

    private static JsonNode read(Bundle bundle, String name) {
        Path file = bundle.directory().resolve(name);
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the bundle's " + name, e);
        }
    }
}
