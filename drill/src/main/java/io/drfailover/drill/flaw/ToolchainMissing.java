package io.drfailover.drill.flaw;

import io.drfailover.contract.EnvironmentVariable;

/** The function was deployed before its toolchain was uploaded. */
final class ToolchainMissing implements Flaw {
    @Override
    public String check() {
        return "toolchain";
    }

    @Override
    public String words() {
        return "a toolchain that is not there";
    }

    @Override
    public Remedy breakIt(FlawSite site) {
        String gone = site.setting(EnvironmentVariable.TOOLCHAIN_KEY).replace(".zip", "-gone.zip");
        return site.redeploy(environment -> {
            environment.put(EnvironmentVariable.TOOLCHAIN_KEY.name(), gone);
            environment.remove(EnvironmentVariable.TOOLCHAIN_VERSION_ID.name());
        });
    }
}
