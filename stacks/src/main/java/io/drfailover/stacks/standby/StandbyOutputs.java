package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.TerraformOutput;
import io.drfailover.stacks.hcl.Hcl;
import java.util.Map;
import software.constructs.Construct;

/** Declares every {@link StandbyOutput}; each must be given a value. */
final class StandbyOutputs extends Construct {
    StandbyOutputs(Construct scope, String id, Map<StandbyOutput, String> values) {
        super(scope, id);
        for (StandbyOutput output : StandbyOutput.values()) {
            String value = values.get(output);
            if (value == null) {
                throw new IllegalArgumentException("the standby stack gives no value to the output " + output);
            }
            Hcl.named(
                    TerraformOutput.Builder.create(this, output.outputName().replace('_', '-'))
                            .value(value)
                            .description(output.description())
                            .build(),
                    output.outputName());
        }
    }
}
