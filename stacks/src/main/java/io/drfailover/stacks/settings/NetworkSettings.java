package io.drfailover.stacks.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recovered network.
 *
 * @param cidr IPv4, /16 to /20; must not overlap with the database's network, which Terraform checks at plan time
 * @param zoneCount availability zones, 2 to 4
 * @param zones the zones by name; empty takes the first {@code zoneCount} of the region
 * @param natPerZone one NAT gateway in each zone, or one for all
 */
public record NetworkSettings(String cidr, int zoneCount, @Nullable List<String> zones, boolean natPerZone) {

    public NetworkSettings {
        zones = zones == null ? List.of() : List.copyOf(zones);
        if (!zones.isEmpty() && zones.size() != zoneCount) {
            throw new SettingsException(
                    "network.zones: names %d zones, but network.zoneCount is %d".formatted(zones.size(), zoneCount));
        }
        int prefix = Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
        if (prefix < 16 || prefix > 20) {
            throw new SettingsException(
                    "network.cidr: %s is a /%d; give a /16 to /20, EKS spends an address on every pod"
                            .formatted(cidr, prefix));
        }
    }

    @Override
    public List<String> zones() {
        return zones == null ? List.of() : zones;
    }
}
