package io.drfailover.stacks.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The read replica in the DR region; it exists, no stack makes it.
 *
 * @param id RDS instance that is promoted
 * @param vpcCidrs address ranges of its network, which is peered with the recovered one
 * @param secretName secret with the applications' credentials, {@code secretId} in the file
 */
public record ReplicaSettings(String id, List<String> vpcCidrs, @JsonProperty("secretId") @Nullable String secretName) {
    public ReplicaSettings {
        vpcCidrs = List.copyOf(vpcCidrs);
    }

    /** The secret, when there is one: a name or an ARN. */
    public Optional<String> secretId() {
        return Optional.ofNullable(secretName);
    }
}
