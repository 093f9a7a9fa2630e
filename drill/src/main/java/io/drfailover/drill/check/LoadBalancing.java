package io.drfailover.drill.check;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Elastic Load Balancing's query API, signed. AWS's own client for it is not part of the pinned SDK here. */
final class LoadBalancing {
    private static final String API_VERSION = "2015-12-01";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** What Java's HTTP client sets itself and refuses to be told. */
    private static final List<String> OWN_HEADERS = List.of("host", "content-length");

    private final URI endpoint;
    private final String region;

    LoadBalancing(URI endpoint, String region) {
        this.endpoint = endpoint;
        this.region = region;
    }

    /** Calls an action with one parameter; answers the XML. */
    String call(String action, String parameter, String value) throws IOException, InterruptedException {
        SdkHttpRequest unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create(endpoint + "/?Action=" + action + "&Version=" + API_VERSION + "&" + parameter + "="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(request -> request.identity(AwsCredentialsIdentity.create("testing", "testing"))
                        .request(unsigned)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "elasticloadbalancing")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request();
        HttpRequest.Builder request = HttpRequest.newBuilder(signed.getUri()).timeout(LIMIT);
        for (Map.Entry<String, List<String>> header : signed.headers().entrySet()) {
            if (!OWN_HEADERS.contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
                header.getValue().forEach(text -> request.header(header.getKey(), text));
            }
        }
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(action + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
