package io.drfailover.drill.simulation.world;

import java.util.List;

/**
 * A resource of the simulated recovery stack.
 *
 * @param type the provider's
 * @param name in the stack
 * @param counted whether its address has an index
 * @param seconds how long AWS takes to make it
 * @param unique whether AWS refuses a second one of the same name, in the same place
 * @param needs addresses without index
 */
record Declared(String type, String name, boolean counted, int seconds, boolean unique, List<String> needs) {
    /** AWS makes it in an instant, so nobody asks how it fares. */
    private static final int QUICK = 10;

    String key() {
        return type + "." + name;
    }

    String address() {
        return counted ? key() + "[0]" : key();
    }

    boolean isLong() {
        return seconds > QUICK;
    }
}
