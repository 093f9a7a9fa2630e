package io.drfailover.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.drfailover.contract.BundleLayout;
import io.drfailover.drill.cluster.Cluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Helm's own records in the cluster say that each release of the bundle is deployed. */
final class ReleasesDeployed implements Check {
    @Override
    public String statement() {
        return "the namespace exists and every release is deployed";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException {
        Cluster cluster = evidence.rig().cluster();
        String namespace = evidence.rig().world().scenario().namespace();
        CheckFailure.unless(
                cluster.list("v1", "Namespace", "").stream()
                        .anyMatch(object -> name(object).equals(namespace)),
                "there is no namespace " + namespace);
        List<JsonNode> records = cluster.list("v1", "Secret", namespace).stream()
                .filter(secret -> secret.at("/metadata/labels/owner").asText().equals("helm"))
                .toList();
        List<String> seen = new ArrayList<>();
        for (String release : expected(evidence.rig().world().bundle().file())) {
            boolean deployed = records.stream()
                    .map(secret -> secret.at("/metadata/labels"))
                    .anyMatch(labels -> labels.path("name").asText().equals(release)
                            && labels.path("status").asText().equals("deployed"));
            CheckFailure.unless(deployed, "the release " + release + " is not deployed in " + namespace);
            seen.add(release);
        }
        CheckFailure.unless(!seen.isEmpty(), BundleLayout.RELEASES + " lists no release");
        return String.join(", ", seen) + " deployed in " + namespace;
    }

    private static List<String> expected(java.nio.file.Path bundle) throws IOException {
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            ZipEntry entry = zip.getEntry(BundleLayout.RELEASES);
            if (entry == null) {
                throw new IOException("the bundle has no " + BundleLayout.RELEASES);
            }
            String yaml = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
            List<String> names = new ArrayList<>();
            new YAMLMapper()
                    .readTree(yaml)
                    .path("releases")
                    .forEach(release -> names.add(release.path("name").asText()));
            return names;
        }
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}
