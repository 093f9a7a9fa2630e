package io.drfailover.stacks.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small inputs for the archives. */
final class SampleFolder {
    private SampleFolder() {}

    static Path charts(Path folder) throws IOException {
        write(folder, "shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.2.3\n");
        write(folder, "shop/values.yaml", "replicas: 2\n");
        write(folder, "shop/templates/service.yaml", "kind: Service\n");
        write(folder, "shop/templates/.hidden.yaml", "kind: Secret\n");
        write(folder, "shop/ci/default-values.yaml", "replicas: 1\n");
        write(folder, "shop/notes.bak", "old\n");
        write(folder, "shop/.helmignore", "# not for the cluster\nci/\n*.bak\n");
        write(
                folder,
                "releases.yaml",
                "schemaVersion: 1\nreleases:\n  - {name: shop, chart: shop, wave: 1, serves: true}\n");
        return folder;
    }

    static Path write(Path folder, String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
