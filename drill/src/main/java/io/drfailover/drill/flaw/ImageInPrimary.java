package io.drfailover.drill.flaw;

import java.io.IOException;

/** A release runs an image of a registry that fails with the primary. */
final class ImageInPrimary implements Flaw {
    @Override
    public String check() {
        return "images";
    }

    @Override
    public String words() {
        return "an image in the primary region";
    }

    @Override
    public Remedy breakIt(FlawSite site) throws IOException {
        return deployImage(site, site.scenario().primaryRegion());
    }

    static Remedy deployImage(FlawSite site, String region) throws IOException {
        String image = "123456789012.dkr.ecr." + region + ".amazonaws.com/erp/backend";
        return ChangedBundle.deploy(
                site,
                bundle -> ReleaseValues.change(bundle, values -> values.withObject("/image")
                        .put("repository", image)
                        .put("tag", "1.0.0")));
    }
}
