package io.drfailover.console.usage;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the version of the checkout that the script {@code dr} was started in. */
public final class Version implements IVersionProvider {
    /** Set by the script. */
    private static final String PROPERTY = "dr.version";

    @Override
    public String[] getVersion() {
        return new String[] {"dr-failover " + System.getProperty(PROPERTY, "(of unknown version)")};
    }
}
