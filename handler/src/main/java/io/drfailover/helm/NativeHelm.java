package io.drfailover.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.Release;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Helm 3 in process, by helm-java. The library reports every error as an {@link IllegalStateException} with Helm's
 * text; here it gets the release's name and a remedy. Calls are serialized, as the native engine needs.
 */
public final class NativeHelm implements HelmEngine, ChartEngine {
    @Override
    public synchronized void load() {
        // The engine is in the package; without this, helm-java would fetch one from the network if it were not.
        System.setProperty("com.marcnuri.jkube-helm.skipRemoteJar", "1");
        run("", Helm::version);
    }

    @Override
    public synchronized List<AppRelease> list(Path kubeconfig, String namespace) {
        return run("", () -> Helm.list().withKubeConfig(kubeconfig).withNamespace(namespace).all().call().stream()
                .map(NativeHelm::describe)
                .toList());
    }

    @Override
    public synchronized void uninstall(Path kubeconfig, String namespace, String release) {
        run(release, () -> Helm.uninstall(release)
                .withKubeConfig(kubeconfig)
                .withNamespace(namespace)
                .ignoreNotFound()
                .call());
    }

    @Override
    public synchronized AppRelease install(
            Path kubeconfig, String namespace, ReleaseSpec release, Path values, Duration timeout) {
        return run(
                release.name(),
                () -> describe(new Helm(release.chart())
                        .upgrade()
                        .install()
                        .withName(release.name())
                        .withNamespace(namespace)
                        .createNamespace()
                        .resetValues()
                        .withValuesFile(values)
                        .withKubeConfig(kubeconfig)
                        .waitReady()
                        .withTimeout(Math.toIntExact(Math.max(1, timeout.toSeconds())))
                        .call()));
    }

    @Override
    public synchronized List<String> lint(String release, Path chart) {
        load();
        LintResult result = run(release, () -> new Helm(chart).lint().call());
        if (result.isFailed()) {
            throw failed(release, "helm lint: " + String.join(" ", result.getMessages()));
        }
        return result.getMessages();
    }

    @Override
    public synchronized String render(String release, Path chart, String namespace, Path values, String kubernetes) {
        load();
        return run(release, () -> new Helm(chart)
                .template()
                .withName(release)
                .withNamespace(namespace)
                .withValuesFile(values)
                .withKubeVersion(kubernetes)
                .call());
    }

    private static AppRelease describe(Release release) {
        return new AppRelease(
                release.getName(),
                release.getChart(),
                release.getRevision(),
                release.getStatus().toLowerCase(Locale.ROOT));
    }

    private static <T> T run(String release, Supplier<T> call) {
        try {
            return call.get();
        } catch (IllegalStateException e) {
            throw failed(release, String.valueOf(e.getMessage()).strip());
        }
    }

    private static ReleaseException failed(String release, String text) {
        String problem = (release.isEmpty() ? "asking Helm" : "the release \"" + release + "\"") + ": " + text;
        // Without the cause: it says the same, and would be logged beside the redacted message.
        return isTimeout(text)
                ? ReleaseException.notReadyInTime(release, problem, remedy(text))
                : new ReleaseException(release, problem, remedy(text), null);
    }

    /** Helm's own limit; "i/o timeout" and the like are the network's. */
    private static boolean isTimeout(String text) {
        return (text.contains("context deadline exceeded") && !text.contains("cluster unreachable"))
                || text.contains("timed out waiting for the condition");
    }

    private static String remedy(String text) {
        if (text.contains("Kubernetes cluster unreachable") || text.contains("connection refused")) {
            return "check that the cluster's endpoint is reachable from the function (public access, or its VPC), "
                    + "then invoke it again";
        }
        if (text.contains("values don't meet the specifications of the schema")) {
            return "correct the release's values in charts/releases.yaml, build the bundle and deploy it";
        }
        if (text.contains("deadline exceeded") || text.contains("timed out")) {
            return "look at the pods of the release (images, probes, room on the nodes), then invoke the function again";
        }
        if (text.contains("Unauthorized") || text.contains("provide credentials")) {
            return "let the function's role administer the cluster (an EKS access entry), then invoke it again";
        }
        return "repair what Helm names, then invoke the function again: releases that are ready stay";
    }
}
