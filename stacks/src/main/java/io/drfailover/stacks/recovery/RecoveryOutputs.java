package io.drfailover.stacks.recovery;

import io.drfailover.contract.TerraformOutput;
import io.drfailover.stacks.hcl.Hcl;
import java.util.Map;
import software.constructs.Construct;

/** Declares every output of the contract; each must be given a value. */
final class RecoveryOutputs extends Construct {
    RecoveryOutputs(Construct scope, String id, Map<TerraformOutput, String> values) {
        super(scope, id);
        for (TerraformOutput output : TerraformOutput.values()) {
            String value = values.get(output);
            if (value == null) {
                throw new IllegalArgumentException("the recovery stack gives no value to the output " + output);
            }
            Hcl.named(
                    com.hashicorp.cdktf.TerraformOutput.Builder.create(
                                    this, output.outputName().replace('_', '-'))
                            .value(value)
                            .description(output.description())
                            .build(),
                    output.outputName());
        }
    }
}
