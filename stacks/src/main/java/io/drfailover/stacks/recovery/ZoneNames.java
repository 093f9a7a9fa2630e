package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.providers.aws.data_aws_availability_zones.DataAwsAvailabilityZones;
import com.hashicorp.cdktf.providers.aws.data_aws_availability_zones.DataAwsAvailabilityZonesFilter;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.settings.NetworkSettings;
import java.util.List;
import java.util.function.IntFunction;
import software.constructs.Construct;

/** The names of the availability zones: the settings' own, or the first of the region. */
final class ZoneNames extends Construct {
    private final IntFunction<String> name;

    ZoneNames(Construct scope, String id, NetworkSettings settings) {
        super(scope, id);
        List<String> chosen = settings.zones();
        name = chosen.isEmpty() ? discovered() : number -> chosen.get(number - 1);
    }

    /** The name of a zone; the first one is number 1. */
    String name(int number) {
        return name.apply(number);
    }

    private IntFunction<String> discovered() {
        // Not the opt-in ones: local zones have no EKS control plane.
        DataAwsAvailabilityZones zones = Hcl.named(
                DataAwsAvailabilityZones.Builder.create(this, "available")
                        .state("available")
                        .filter(List.of(DataAwsAvailabilityZonesFilter.builder()
                                .name("opt-in-status")
                                .values(List.of("opt-in-not-required"))
                                .build()))
                        .build(),
                "available");
        String address = Hcl.address(zones);
        return number -> Hcl.expression("%s.names[%d]".formatted(address, number - 1));
    }
}
