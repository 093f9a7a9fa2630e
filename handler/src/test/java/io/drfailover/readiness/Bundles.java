package io.drfailover.readiness;

import io.drfailover.contract.BundleLayout;
import io.drfailover.contract.BundleManifest;
import io.drfailover.terraform.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Bundles with the files that a {@link RecoveryDesign} is read from, written as the stacks write them. */
final class Bundles {
    private static final String VALUES =
            """
            {"node_instance_types": ["m6i.large", "m5.large"],
             "node_scaling_full": {"desired": 3, "max": 6, "min": 2},
             "vpc_cidr": "10.90.0.0/16"}
            """;
    private static final String MAIN =
            """
            {"resource": {
              "aws_subnet": {
                "private_1": {"availability_zone": "${data.aws_availability_zones.available.names[0]}"},
                "private_2": {"availability_zone": "${data.aws_availability_zones.available.names[1]}"},
                "public_1": {"availability_zone": "${data.aws_availability_zones.available.names[0]}"}},
              "aws_nat_gateway": {"nat_1": {"count": "${local.serving_count}"}}}}
            """;

    private Bundles() {}

    static Bundle in(Path directory) {
        return in(directory, VALUES, MAIN);
    }

    /** A bundle whose zones are named in the settings. */
    static Bundle withZones(Path directory, String first, String second) {
        return in(
                directory,
                VALUES,
                MAIN.replace("${data.aws_availability_zones.available.names[0]}", first)
                        .replace("${data.aws_availability_zones.available.names[1]}", second));
    }

    static DeployedBundle deployed(Path directory) {
        Bundle bundle = in(directory);
        return new DeployedBundle(() -> bundle);
    }

    private static Bundle in(Path directory, String values, String main) {
        try {
            Files.createDirectories(directory.resolve(BundleLayout.TERRAFORM_DIRECTORY));
            Files.writeString(directory.resolve(BundleLayout.VARIABLE_VALUES), values);
            Files.writeString(directory.resolve(BundleLayout.MAIN), main);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Bundle(directory, new BundleManifest(1, "eu-west-1", "abc", "1.11.4", "5.100.0", Map.of()));
    }
}
