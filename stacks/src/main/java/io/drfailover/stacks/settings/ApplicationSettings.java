package io.drfailover.stacks.settings;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The applications and the way in to them.
 *
 * @param namespace their Kubernetes namespace
 * @param serviceName Kubernetes service and release of the one that users call
 * @param nodePort port on every node where that service listens, 30000 to 32767
 * @param healthCheckPath path that answers 200 when the application is healthy
 * @param allowedCidrs who may call the load balancer
 * @param certificateArn certificate of the DR region; turns HTTPS on
 */
public record ApplicationSettings(
        String namespace,
        String serviceName,
        int nodePort,
        String healthCheckPath,
        List<String> allowedCidrs,
        @Nullable String certificateArn) {
    public ApplicationSettings {
        allowedCidrs = List.copyOf(allowedCidrs);
    }

    /** The certificate, when there is one. */
    public Optional<String> certificate() {
        return Optional.ofNullable(certificateArn);
    }
}
