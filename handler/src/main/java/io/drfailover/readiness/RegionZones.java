package io.drfailover.readiness;

import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.Filter;

/** The zones that the recovery stack would choose from: available ones, and not the local ones that one opts in to. */
record RegionZones(Ec2Client ec2) {
    private static final List<Filter> FILTERS =
            List.of(filter("state", "available"), filter("opt-in-status", "opt-in-not-required"));

    List<String> names() {
        return ec2.describeAvailabilityZones(r -> r.filters(FILTERS)).availabilityZones().stream()
                .map(AvailabilityZone::zoneName)
                .toList();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
