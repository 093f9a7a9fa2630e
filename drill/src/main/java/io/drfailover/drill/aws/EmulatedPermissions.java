package io.drfailover.drill.aws;

import java.util.List;
import java.util.Map;

/**
 * IAM: requests with the keys of an assumed role (STS AssumeRole) need that role's permission, unless it is switched off.
 * Other keys are never asked. Resources are checked for S3, for topics, for the KMS keys of both, and for iam:PassRole; elsewhere only
 * actions and conditions.
 */
public final class EmulatedPermissions {
    private final EmulatorControl control;

    EmulatedPermissions(EmulatorControl control) {
        this.control = control;
    }

    /** Switches enforcement on (as it is from the start) or off. */
    public void enforce(boolean enforced) {
        control.put("/drill/permissions", Map.of("enforced", enforced));
    }

    /** Returns what was refused so far, in order. */
    public List<RefusedRequest> refused() {
        return control.list("/drill/refused", RefusedRequest::of);
    }
}
