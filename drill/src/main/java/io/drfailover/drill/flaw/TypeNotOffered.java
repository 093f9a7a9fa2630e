package io.drfailover.drill.flaw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.contract.BundleLayout;
import io.drfailover.drill.breakage.BundleCopy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The region has none of the nodes' instance types. */
final class TypeNotOffered implements Flaw {
    @Override
    public String check() {
        return "instance-types";
    }

    @Override
    public String words() {
        return "an instance type that no zone offers";
    }

    @Override
    public Remedy breakIt(FlawSite site) throws IOException {
        List<String> types = new ArrayList<>();
        JsonNode values = new ObjectMapper()
                .readTree(new BundleCopy(site.world().bundle().file()).text(BundleLayout.VARIABLE_VALUES));
        values.path("node_instance_types").forEach(type -> types.add(type.asText()));
        offer(site, types, false);
        return () -> offer(site, types, true);
    }

    private static void offer(FlawSite site, List<String> types, boolean offered) {
        types.forEach(
                type -> site.rig().aws().instanceTypes().offered(site.scenario().drRegion(), type, offered));
    }
}
