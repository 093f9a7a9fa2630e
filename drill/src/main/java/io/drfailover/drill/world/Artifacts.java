package io.drfailover.drill.world;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code mvn package} built and the drill rehearses.
 *
 * @param function the Lambda function's zip
 * @param bundle the recovery bundle
 * @param toolchain terraform with its provider
 */
public record Artifacts(Artifact function, Artifact bundle, Artifact toolchain) {
    /**
     * Finds them in a checkout.
     *
     * @throws IOException naming everything that is missing, and the command that makes it
     */
    public static Artifacts locate(Path checkout, String drRegion) throws IOException {
        List<String> missing = new ArrayList<>();
        Path function = find(checkout.resolve("handler/target"), "dr-failover-function.zip", missing);
        Path bundle = find(checkout.resolve("stacks/target"), drRegion + "-dr.zip", missing);
        Path toolchain = find(checkout.resolve("stacks/target"), "terraform-*-aws-*.zip", missing);
        if (!missing.isEmpty()) {
            throw new IOException("looking for what the drill rehearses: missing " + String.join(", ", missing)
                    + "; build it with `mvn -DskipTests package`");
        }
        return new Artifacts(Artifact.digest(function), Artifact.digest(bundle), Artifact.digest(toolchain));
    }

    private static Path find(Path folder, String pattern, List<String> missing) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> matches = Files.newDirectoryStream(folder, pattern)) {
                for (Path match : matches) {
                    return match;
                }
            }
        }
        missing.add(folder.resolve(pattern).toString());
        return folder;
    }
}
