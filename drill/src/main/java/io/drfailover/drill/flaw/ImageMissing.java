package io.drfailover.drill.flaw;

import java.io.IOException;

/** A release runs an image that the registry of the DR region does not have. */
final class ImageMissing implements Flaw {
    @Override
    public String check() {
        return "images";
    }

    @Override
    public String words() {
        return "an image that nobody pushed";
    }

    @Override
    public Remedy breakIt(FlawSite site) throws IOException {
        return ImageInPrimary.deployImage(site, site.scenario().drRegion());
    }
}
