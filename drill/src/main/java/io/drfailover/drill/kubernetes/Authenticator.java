package io.drfailover.drill.kubernetes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Decides who sends a request: an EKS token or the static token of {@link KubernetesApi#kubeconfig()}. */
final class Authenticator {
    /** The user of the static token. */
    static final String OPERATOR = "operator";

    private static final String SCHEME = "Bearer ";

    private final EksTokenVerifier eksTokens;
    private final String staticToken = newToken();

    Authenticator(EksTokenVerifier eksTokens) {
        this.eksTokens = eksTokens;
    }

    String staticToken() {
        return staticToken;
    }

    /** The user's name, or a 401 that says what is wrong with the token. */
    String authenticate(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            throw ApiException.unauthorized("no bearer token: send an EKS token in the Authorization header");
        }
        String token = authorization.substring(SCHEME.length()).strip();
        if (MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), staticToken.getBytes(StandardCharsets.UTF_8))) {
            return OPERATOR;
        }
        return eksTokens.accessKeyId(token);
    }

    private static String newToken() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
