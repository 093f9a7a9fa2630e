package io.drfailover.contract;

/** Keys in the one bucket of the DR region. */
public final class BucketLayout {
    public static final String BUNDLE_PREFIX = "bundle/";
    /** Follows the region's name. */
    public static final String BUNDLE_SUFFIX = "-dr.zip";

    public static final String TOOLCHAIN_PREFIX = "toolchain/";
    public static final String TERRAFORM_STATE = "state/recovery.tfstate";
    /** Terraform's own lock object, with {@code use_lockfile}. */
    public static final String TERRAFORM_LOCK = TERRAFORM_STATE + ".tflock";

    public static final String RUNS_PREFIX = "runs/";
    public static final String CURRENT_RUN = RUNS_PREFIX + "current.json";

    public static final String CONTROL_PREFIX = "control/";
    /** The kill switch. */
    public static final String HOLD = CONTROL_PREFIX + "hold.json";
    /** The run that waits for a person's approval. */
    public static final String PROPOSAL = CONTROL_PREFIX + "proposal.json";

    private BucketLayout() {}
}
