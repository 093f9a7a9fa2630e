package io.drfailover.terraform;

/** The rule with which AWS makes every security group: everything may go anywhere. No plan shows it. */
public interface DefaultEgress {
    /**
     * Takes it from a group of the recovery stack.
     *
     * @return whether it was still there
     * @throws TerraformException if AWS does not do it
     */
    boolean ensureRevoked(String securityGroupId);
}
