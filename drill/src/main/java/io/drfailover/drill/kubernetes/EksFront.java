package io.drfailover.drill.kubernetes;

import java.time.Clock;
import java.util.Optional;

/**
 * What makes an endpoint look like EKS to a client: a certificate authority of its own and the check of EKS tokens. For
 * a proxy that stands before another cluster.
 */
public final class EksFront {
    private final Certificates certificates = Certificates.generate();
    private final Authenticator authenticator;

    /** A front for one cluster. */
    public EksFront(KubernetesApiSettings settings) {
        authenticator = new Authenticator(new EksTokenVerifier(settings, Clock.systemUTC()));
    }

    /** The certificate of the authority that signed the server's certificate. */
    public String certificateAuthorityPem() {
        return certificates.authorityPem();
    }

    /** The server's certificate, for 127.0.0.1. */
    public String serverCertificatePem() {
        return certificates.serverPem();
    }

    /** The server's private key. */
    public String serverKeyPem() {
        return certificates.serverKeyPem();
    }

    /** Empty when the Authorization header proves who asks, else the body of a 401 that says what is wrong with it. */
    public Optional<String> refusal(String authorization) {
        try {
            authenticator.authenticate(authorization);
            return Optional.empty();
        } catch (ApiException e) {
            return Optional.of(e.body().toString());
        }
    }
}
