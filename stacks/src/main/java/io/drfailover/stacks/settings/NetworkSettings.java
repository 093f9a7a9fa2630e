package io.drfailover.stacks.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recovered network.
 *
 * @param cidr IPv4, /16 to /20; does not overlap with the database's network
 * @param zoneCount availability zones, 2 to 4
 * @param zones the zones by name; empty takes the first {@code zoneCount} of the region
 * @param natPerZone one NAT gateway in each zone, or one for all
 */
public record NetworkSettings(String cidr, int zoneCount, @Nullable List<String> zones, boolean natPerZone) {
    public NetworkSettings {
        zones = zones == null ? List.of() : List.copyOf(zones);
    }

    @Override
    public List<String> zones() {
        return zones == null ? List.of() : zones;
    }
}
