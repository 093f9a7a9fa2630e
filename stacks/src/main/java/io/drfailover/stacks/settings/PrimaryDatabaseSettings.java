package io.drfailover.stacks.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The primary database.
 *
 * @param id RDS instance that the replica copies
 * @param hostName where the function can reach it from the DR region, {@code host} in the file
 * @param port its port
 */
public record PrimaryDatabaseSettings(String id, @JsonProperty("host") @Nullable String hostName, int port) {

    /** Where the function can reach it; most networks do not let it. */
    public Optional<String> host() {
        return Optional.ofNullable(hostName);
    }
}
