package io.drfailover.terraform;

import java.util.List;

/**
 * A resource of the model's configuration.
 *
 * @param address without index
 * @param dependsOn direct dependencies
 */
record ModelResource(String address, List<String> dependsOn) {
    String type() {
        return address.substring(0, address.indexOf('.'));
    }

    String name() {
        return address.substring(address.indexOf('.') + 1);
    }
}
