package io.drfailover.drill.kubernetes;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Checks EKS tokens as aws-iam-authenticator does before it asks STS: {@code k8s-aws-v1.} and, in base64url, a presigned
 * GetCallerIdentity URL that is fresh. Instead of asking STS, the signature is recomputed for access keys whose secret
 * is known. For any other key the signature is <b>not</b> verified; the cluster name is a signed header and not part of
 * the URL, so it is verified only together with the signature.
 */
final class EksTokenVerifier {
    private static final String PREFIX = "k8s-aws-v1.";
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern HOST = Pattern.compile("sts\\.(?<region>[a-z0-9-]+)\\.amazonaws\\.com");

    private final KubernetesApiSettings settings;
    private final Clock clock;

    EksTokenVerifier(KubernetesApiSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The access key that the token was made with, or a 401 that says what is wrong. */
    String accessKeyId(String token) {
        if (!token.startsWith(PREFIX)) {
            throw ApiException.unauthorized("the bearer token does not start with " + PREFIX);
        }
        SdkHttpRequest url = decode(token.substring(PREFIX.length()));
        Matcher host = HOST.matcher(url.host());
        require(url.protocol().equals("https") && host.matches(), "its URL is not that of a regional STS endpoint");
        require(List.of("", "/").contains(url.encodedPath()), "its URL has a path");
        require(parameter(url, "Action").equals("GetCallerIdentity"), "its action is not GetCallerIdentity");
        require(parameter(url, "X-Amz-Algorithm").equals("AWS4-HMAC-SHA256"), "its algorithm is not AWS4-HMAC-SHA256");
        require(parameter(url, "X-Amz-Expires").equals("60"), "its X-Amz-Expires is not 60");
        List<String> signed = List.of(parameter(url, "X-Amz-SignedHeaders").split(";", -1));
        require(
                signed.contains("host") && signed.contains("x-k8s-aws-id"),
                "its signed headers do not include host and x-k8s-aws-id");
        require(parameter(url, "X-Amz-Signature").matches("[0-9a-f]{64}"), "it has no signature");
        Instant made = date(parameter(url, "X-Amz-Date"));
        Instant now = clock.instant();
        require(made.isBefore(now.plus(CLOCK_SKEW)), "its X-Amz-Date lies in the future");
        require(made.isAfter(now.minus(LIFETIME)), "it is older than 15 minutes; make a new one");
        List<String> credential = List.of(parameter(url, "X-Amz-Credential").split("/", -1));
        require(
                credential.size() == 5
                        && credential.get(3).equals("sts")
                        && credential.get(2).equals(host.group("region"))
                        && AMZ_DATE.format(made).startsWith(credential.get(1)),
                "its credential scope does not fit its URL and date");
        String accessKeyId = credential.get(0);
        String secret = settings.secretsByAccessKey().get(accessKeyId);
        require(
                secret == null || sign(url, accessKeyId, secret, made).equals(parameter(url, "X-Amz-Signature")),
                "its signature is not that of " + accessKeyId + " for the cluster " + settings.clusterName());
        return accessKeyId;
    }

    private String sign(SdkHttpRequest presigned, String accessKeyId, String secret, Instant made) {
        SdkHttpRequest.Builder unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .protocol("https")
                .host(presigned.host())
                .encodedPath("/")
                .putHeader("x-k8s-aws-id", settings.clusterName());
        presigned.rawQueryParameters().forEach((name, values) -> {
            if (!name.startsWith("X-Amz-")) {
                unsigned.putRawQueryParameter(name, values);
            }
        });
        String sessionToken =
                presigned.firstMatchingRawQueryParameter("X-Amz-Security-Token").orElse("");
        AwsCredentialsIdentity identity = sessionToken.isEmpty()
                ? AwsCredentialsIdentity.create(accessKeyId, secret)
                : AwsSessionCredentialsIdentity.create(accessKeyId, secret, sessionToken);
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(request -> request.identity(identity)
                        .request(unsigned.build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sts")
                        .putProperty(
                                AwsV4HttpSigner.REGION_NAME,
                                parameter(presigned, "X-Amz-Credential").split("/", -1)[2])
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofSeconds(60))
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(made, ZoneOffset.UTC)))
                .request();
        return parameter(signed, "X-Amz-Signature");
    }

    private static SdkHttpRequest decode(String encoded) {
        try {
            URI url = URI.create(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
            return SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(url).build();
        } catch (IllegalArgumentException | NullPointerException e) {
            throw ApiException.unauthorized("the token does not hold a URL in base64url");
        }
    }

    private static Instant date(String text) {
        try {
            return Instant.from(AMZ_DATE.parse(text));
        } catch (DateTimeException e) {
            throw ApiException.unauthorized("the token's X-Amz-Date is not a date: " + text);
        }
    }

    private static String parameter(SdkHttpRequest url, String name) {
        return url.firstMatchingRawQueryParameter(name)
                .orElseThrow(() -> ApiException.unauthorized("the token's URL has no " + name));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw ApiException.unauthorized("the token is not valid: " + otherwise);
        }
    }
}
