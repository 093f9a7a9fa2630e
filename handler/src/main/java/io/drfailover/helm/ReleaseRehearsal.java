package io.drfailover.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lints and renders every release with the values that a run would give it; no cluster is asked. */
public final class ReleaseRehearsal {
    private static final String WARNING = "[WARNING]";

    private final ChartEngine helm;
    private final String namespace;
    private final String kubernetes;

    /**
     * Rehearses.
     *
     * @param kubernetes version of the cluster that a failover would build
     */
    public ReleaseRehearsal(ChartEngine helm, String namespace, String kubernetes) {
        this.helm = helm;
        this.namespace = namespace;
        this.kubernetes = kubernetes;
    }

    /**
     * Renders.
     *
     * @param values with a password that is none
     * @param directory exists and is empty
     * @throws ReleaseException for the first release that could not be installed
     */
    public List<RenderedRelease> render(ReleasePlan plan, ReleaseValues values, Path directory) {
        List<RenderedRelease> rendered = new ArrayList<>();
        for (ReleaseSpec release : plan.releases()) {
            rendered.add(render(release, values, directory.resolve(release.name())));
        }
        return List.copyOf(rendered);
    }

    private RenderedRelease render(ReleaseSpec release, ReleaseValues values, Path directory) {
        try {
            Path file = Files.createDirectories(directory).resolve("values.json");
            values.write(release, file);
            UnpackedChart chart = UnpackedChart.of(release.chart(), Files.createDirectory(directory.resolve("chart")));
            chart.showHooks();
            String manifests = helm.render(release.name(), chart.folder(), namespace, file, kubernetes);
            chart.override(values.merged(release));
            List<String> warnings = helm.lint(release.name(), chart.folder()).stream()
                    .filter(message -> message.contains(WARNING))
                    .toList();
            return new RenderedRelease(release.name(), chart.hasSchema(), warnings, manifests);
        } catch (IOException e) {
            throw new ReleaseException(
                    release.name(),
                    "unpacking the chart of \"" + release.name() + "\": " + e.getMessage(),
                    "build the bundle again and deploy the standby stack",
                    e);
        }
    }
}
