package io.drfailover.helm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trusts the cluster's authority and no other. */
final class ClusterTrust {
    private ClusterTrust() {}

    static SSLContext of(String release, ClusterAccess cluster) {
        try {
            byte[] pem = Base64.getDecoder().decode(cluster.certificateAuthority());
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate authority :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem))) {
                store.setCertificateEntry("authority-" + number++, authority);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new ReleaseException(
                    release,
                    "the certificate authority of the cluster \"" + cluster.name() + "\" cannot be read: "
                            + e.getMessage(),
                    "compare it with what EKS shows of the cluster (certificateAuthority.data)",
                    e);
        }
    }
}
