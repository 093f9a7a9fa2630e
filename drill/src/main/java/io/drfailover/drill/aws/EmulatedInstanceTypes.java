package io.drfailover.drill.aws;

import java.util.Map;

/** EC2: which instance types a region has. */
public final class EmulatedInstanceTypes {
    private final EmulatorControl control;

    EmulatedInstanceTypes(EmulatorControl control) {
        this.control = control;
    }

    /** Takes an instance type from a region, or gives it back. */
    public void offered(String region, String type, boolean offered) {
        control.put("/drill/offering", Map.of("region", region, "type", type, "offered", offered));
    }
}
