package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.helm.RenderedRelease;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether every image that the releases run is there to be pulled, and from a registry that outlives the primary region. */
final class ImagesCheck implements ReadinessCheck {
    private final Once<List<RenderedRelease>> releases;
    private final String primaryRegion;
    private final String drRegion;
    private final Registry ecr;
    private final Registry others;

    ImagesCheck(
            Once<List<RenderedRelease>> releases,
            String primaryRegion,
            String drRegion,
            Registry ecr,
            Registry others) {
        this.releases = releases;
        this.primaryRegion = primaryRegion;
        this.drRegion = drRegion;
        this.ecr = ecr;
        this.others = others;
    }

    @Override
    public String name() {
        return "images";
    }

    @Override
    public Finding look(Deadline deadline) {
        Optional<List<RenderedRelease>> rendered = releases.attempt();
        if (rendered.isEmpty()) {
            return Finding.notMade("the charts could not be rendered", "see the checks charts and bundle");
        }
        Set<String> names = new TreeSet<>();
        rendered.get().forEach(release -> names.addAll(ManifestImages.of(release.manifests())));
        List<ImageName> images = names.stream().map(ImageName::parse).toList();
        List<String> captive = images.stream()
                .filter(image -> image.livesIn(primaryRegion))
                .map(ImageName::written)
                .toList();
        return captive.isEmpty()
                ? judged(images, deadline)
                : Finding.blocking(
                        "pulled from the region that is to fail, " + primaryRegion + ": " + String.join(", ", captive),
                        "replicate the repository to " + drRegion
                                + " (ECR: aws ecr put-replication-configuration), name"
                                + " that registry in the release's values, build the bundle and deploy it");
    }

    private Finding judged(List<ImageName> images, Deadline deadline) {
        Map<Registry.Presence, List<String>> told = new LinkedHashMap<>();
        for (ImageName image : images) {
            Registry.Answer answer = (image.ecr().isPresent() ? ecr : others).ask(image, deadline);
            told.computeIfAbsent(answer.presence(), p -> new ArrayList<>())
                    .add(image.written() + (answer.why().isEmpty() ? "" : ": " + answer.why()));
        }
        if (told.containsKey(Registry.Presence.MISSING)) {
            return Finding.blocking(
                    words(told, Registry.Presence.MISSING),
                    "push it, or correct the image in the release's values, build the bundle and deploy it");
        }
        if (told.containsKey(Registry.Presence.UNKNOWN)) {
            return Finding.notMade(
                    words(told, Registry.Presence.UNKNOWN),
                    "try `docker manifest inspect` for it, or keep a copy in ECR of " + drRegion
                            + ", where the function can look");
        }
        return elsewhere(images);
    }

    private Finding elsewhere(List<ImageName> images) {
        List<String> third = images.stream()
                .filter(image ->
                        image.ecr().filter(e -> !e.region().equals(drRegion)).isPresent())
                .map(ImageName::written)
                .toList();
        String seen = images.size() + (images.size() == 1 ? " image is" : " images are") + " there: "
                + String.join(", ", images.stream().map(ImageName::written).toList());
        return third.isEmpty()
                ? Finding.ok(seen)
                : Finding.warning(
                        "pulled from a third region: " + String.join(", ", third),
                        "replicate the repository to " + drRegion + ": every further region is one more that may fail");
    }

    private static String words(Map<Registry.Presence, List<String>> told, Registry.Presence presence) {
        return String.join("; ", told.getOrDefault(presence, List.of()));
    }
}
