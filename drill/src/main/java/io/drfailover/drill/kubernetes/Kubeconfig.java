package io.drfailover.drill.kubernetes;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A client configuration file for kubectl and Helm, as text. */
final class Kubeconfig {
    private Kubeconfig() {}

    static String of(String clusterName, URI endpoint, String authorityPem, String token) {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                  - name: "%1$s"
                    cluster:
                      server: "%2$s"
                      certificate-authority-data: "%3$s"
                users:
                  - name: "%5$s"
                    user:
                      token: "%4$s"
                contexts:
                  - name: "%1$s"
                    context:
                      cluster: "%1$s"
                      user: "%5$s"
                current-context: "%1$s"
                """
                .formatted(
                        clusterName,
                        endpoint,
                        Base64.getEncoder().encodeToString(authorityPem.getBytes(StandardCharsets.US_ASCII)),
                        token,
                        Authenticator.OPERATOR);
    }
}
