package io.drfailover.readiness;

import io.drfailover.Deadline;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;

/**
 * Whether the zones of the recovered network have the nodes' instance types at all (Amazon EC2 API Reference,
 * DescribeInstanceTypeOfferings). Whether there is capacity on the day, nobody can know without a reservation.
 */
public final class InstanceTypesCheck implements ReadinessCheck {
    private static final String REMEDY =
            "set nodes.instanceTypes in the settings to types that the zones offer, or network.zones to zones that"
                    + " offer them, then build the bundle and deploy the standby stack";

    private final Ec2Client ec2;
    private final DeployedBundle bundle;

    public InstanceTypesCheck(Ec2Client ec2, DeployedBundle bundle) {
        this.ec2 = ec2;
        this.bundle = bundle;
    }

    @Override
    public String name() {
        return CheckName.INSTANCE_TYPES.text();
    }

    @Override
    public Finding look(Deadline deadline) {
        RecoveryDesign design = bundle.design();
        List<String> zones = design.zonesAmong(new RegionZones(ec2).names());
        Map<String, Set<String>> typesByZone = offerings(design.instanceTypes());
        List<String> without =
                zones.stream().filter(zone -> !typesByZone.containsKey(zone)).toList();
        String types = String.join(", ", design.instanceTypes());
        if (without.size() == zones.size()) {
            return Finding.blocking("no zone of " + String.join(", ", zones) + " offers " + types, REMEDY);
        }
        String first = design.instanceTypes().get(0);
        if (!without.isEmpty()) {
            return Finding.warning(
                    String.join(", ", without) + " offers none of " + types + ": all nodes would be in the other zones",
                    REMEDY);
        }
        if (typesByZone.values().stream().noneMatch(offered -> offered.contains(first))) {
            return Finding.warning("no zone offers " + first + ", which is preferred to the others", REMEDY);
        }
        return Finding.ok(types + " in " + String.join(", ", zones));
    }

    private Map<String, Set<String>> offerings(List<String> types) {
        return ec2
                .describeInstanceTypeOfferingsPaginator(r -> r.locationType(LocationType.AVAILABILITY_ZONE)
                        .filters(Filter.builder()
                                .name("instance-type")
                                .values(types)
                                .build()))
                .instanceTypeOfferings()
                .stream()
                .collect(Collectors.groupingBy(
                        InstanceTypeOffering::location,
                        Collectors.mapping(InstanceTypeOffering::instanceTypeAsString, Collectors.toSet())));
    }
}
