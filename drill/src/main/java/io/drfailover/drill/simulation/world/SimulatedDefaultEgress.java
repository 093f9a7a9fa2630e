package io.drfailover.drill.simulation.world;

import io.drfailover.Deadline;
import io.drfailover.terraform.DefaultEgress;
import io.drfailover.terraform.TerraformException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** EC2, asked by one sandbox to take the rule from a group with which it made it. */
record SimulatedDefaultEgress(Sandbox sandbox) implements DefaultEgress {
    @Override
    public boolean ensureRevoked(String securityGroupId) {
        try {
            return sandbox.call(
                    Call.write("ec2", "RevokeSecurityGroupEgress", securityGroupId),
                    old -> revoke(securityGroupId),
                    (fault, call) -> SdkClientException.create(fault.words()));
        } catch (AbortedException e) {
            throw new Deadline.CancelledException(e);
        } catch (SdkException e) {
            throw new TerraformException(
                    "revoking the rule with which AWS made " + securityGroupId + ": " + e.getMessage(),
                    "invoke the function again");
        }
    }

    private boolean revoke(String id) {
        World world = sandbox.world();
        CloudResource group = world.cloud().byId(id).orElse(null);
        if (group == null || !group.letsEverythingOut()) {
            return false;
        }
        world.trail().observe(new Observation.Changed(Observation.Part.TERRAFORM, sandbox, "revokes a rule of " + id));
        group.close();
        return true;
    }
}
