package io.drfailover.helm;

import java.nio.file.Path;
import java.util.List;

/** What is needed of Helm to look at charts without a cluster. Calls are serial; errors are {@link ReleaseException}. */
public interface ChartEngine {
    /**
     * {@code helm lint}.
     *
     * @param release for messages
     * @param chart a chart's folder, whose own values it is judged with
     * @return what Helm has to say
     * @throws ReleaseException if it finds an error
     */
    List<String> lint(String release, Path chart);

    /**
     * {@code helm template}: validates the values against the chart's schema and renders it.
     *
     * @param values a file
     * @param kubernetes version of the cluster to render for; helm-java's own idea of it is 1.20
     * @return the manifests, YAML documents
     */
    String render(String release, Path chart, String namespace, Path values, String kubernetes);
}
