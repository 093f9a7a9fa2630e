package io.drfailover.readiness;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container image as a pod names it, taken apart as Docker does (distribution/reference): what comes before the first
 * slash is a registry if it has a dot or a port or is localhost.
 *
 * @param written as it was found
 * @param registry host, with a port where there is one
 * @param repository path in the registry
 * @param reference digest, or else the tag
 */
record ImageName(String written, String registry, String repository, String reference) {
    private static final String HUB = "registry-1.docker.io";
    /** Amazon ECR User Guide, "Private registry": the older host and the dual-stack one. */
    private static final Pattern ECR = Pattern.compile(
            "(\\d{12})\\.dkr(?:\\.ecr|-ecr)(?:-fips)?\\.([a-z0-9-]+)\\.(?:amazonaws\\.com(?:\\.cn)?|on\\.aws)");

    /**
     * One of ECR's private registries.
     *
     * @param account its owner
     * @param region where it lives
     */
    record Ecr(String account, String region) {}

    static ImageName parse(String written) {
        String rest = written;
        String registry = HUB;
        int slash = rest.indexOf('/');
        String first = slash < 0 ? "" : rest.substring(0, slash);
        if (first.contains(".") || first.contains(":") || first.equals("localhost")) {
            registry = first.equals("docker.io") || first.equals("index.docker.io") ? HUB : first;
            rest = rest.substring(slash + 1);
        }
        String reference = "latest";
        int digest = rest.indexOf('@');
        if (digest >= 0) {
            reference = rest.substring(digest + 1);
            rest = rest.substring(0, digest);
        }
        int tag = rest.lastIndexOf(':');
        if (tag > rest.lastIndexOf('/')) {
            reference = digest >= 0 ? reference : rest.substring(tag + 1);
            rest = rest.substring(0, tag);
        }
        String repository = registry.equals(HUB) && rest.indexOf('/') < 0 ? "library/" + rest : rest;
        return new ImageName(written, registry, repository, reference);
    }

    boolean hasDigest() {
        return reference.startsWith("sha256:");
    }

    Optional<Ecr> ecr() {
        Matcher host = ECR.matcher(registry);
        return host.matches() ? Optional.of(new Ecr(host.group(1), host.group(2))) : Optional.empty();
    }

    /** Whether the registry's host has the region as a part of its name. */
    boolean livesIn(String region) {
        return Pattern.compile("(^|[^a-z0-9])" + Pattern.quote(region) + "($|[^a-z0-9])")
                .matcher(registry)
                .find();
    }
}
