package io.drfailover.terraform;

import io.drfailover.contract.Stage;

/** What is taken from the bucket: at which stage, and so what an error can promise. */
public enum Artifact {
    /** Before anything is changed. */
    BUNDLE(Stage.BUNDLE, "; nothing was changed"),
    /** While AWS already promotes. */
    TOOLCHAIN(Stage.INFRASTRUCTURE, "; nothing of it has run, the promotion goes on");

    private final Stage stage;
    private final String assurance;

    Artifact(Stage stage, String assurance) {
        this.stage = stage;
        this.assurance = assurance;
    }

    BundleException refuse(String problem, String remedy, @org.jspecify.annotations.Nullable Throwable cause) {
        return new BundleException(stage, problem, remedy + assurance, cause);
    }
}
