package io.drfailover.drill.flaw;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.contract.BundleLayout;
import java.io.IOException;

/** A resource of the recovery stack has an argument that the provider does not know. */
final class PlanInvalid implements Flaw {
    @Override
    public String check() {
        return "terraform-plan";
    }

    @Override
    public String words() {
        return "a stack that terraform cannot plan";
    }

    @Override
    public Remedy breakIt(FlawSite site) throws IOException {
        return ChangedBundle.deploy(site, bundle -> {
            ObjectMapper json = new ObjectMapper();
            ObjectNode main = (ObjectNode) json.readTree(bundle.text(BundleLayout.MAIN));
            main.withObject("/resource/aws_eip/typo").put("domian", "vpc");
            bundle.replace(BundleLayout.MAIN, json.writeValueAsString(main));
        });
    }
}
