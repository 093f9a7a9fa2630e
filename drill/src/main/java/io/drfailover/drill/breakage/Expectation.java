package io.drfailover.drill.breakage;

import io.drfailover.contract.Stage;
import java.util.List;

/**
 * How a broken failover must end.
 *
 * @param stage the stage that the error names
 * @param things texts that the error must contain, so that a person knows what is meant
 * @param awsUntouched whether nothing in AWS may have changed, beyond the run's own record in the bucket
 */
public record Expectation(Stage stage, List<String> things, boolean awsUntouched) {
    public Expectation {
        things = List.copyOf(things);
    }
}
