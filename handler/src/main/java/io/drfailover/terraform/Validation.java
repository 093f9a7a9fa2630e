package io.drfailover.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What {@code terraform validate -json} says went wrong. */
final class Validation {
    private static final String REMEDY =
            "build the bundle with the version of dr-failover that this function has, and deploy the standby stack";

    private Validation() {}

    /** The first error of the document, or what is known already. */
    static TerraformException failure(String document, TerraformException known) {
        try {
            for (JsonNode diagnostic : new JsonMapper().readTree(document).path("diagnostics")) {
                Diagnostic said = Diagnostic.of(diagnostic);
                if (said.error()) {
                    return new TerraformException(
                            "the bundle's terraform is not valid: " + said, REMEDY, known.exitCode(), known);
                }
            }
            return known;
        } catch (JsonProcessingException e) {
            return known;
        }
    }
}
