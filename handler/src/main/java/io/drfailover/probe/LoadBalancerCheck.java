package io.drfailover.probe;

import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.contract.ProbeMetric;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Calls what users call, with HTTP GET. Any answer below 500 counts: a redirect, a login page or a missing page come
 * from something that works, while an Application Load Balancer answers 502, 503 or 504 when nothing healthy stands
 * behind it (Elastic Load Balancing User Guide, "Troubleshoot your Application Load Balancers"). Redirects are not
 * followed: what they point to, a login service for example, is another system, and its trouble is not the primary's.
 *
 * <p>No answer in time, a refused connection, an unknown name and broken TLS count as failing, as they do for users.
 */
public final class LoadBalancerCheck implements Check {
    private static final Map<ProbeMetric, Double> FAILED = Map.of(ProbeMetric.LOAD_BALANCER_ANSWERS, 0.0);

    private final String url;
    private final Duration timeout;
    private final HttpClient client;

    /**
     * Makes the check.
     *
     * @param url what to call, or "" for nothing
     * @param timeout from the beginning to the last header
     */
    public LoadBalancerCheck(String url, Duration timeout) {
        this.url = url;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public String name() {
        return "load_balancer";
    }

    @Override
    public Finding look() {
        if (url.isEmpty()) {
            return Finding.unheard(EnvironmentVariable.PRIMARY_URL + " is not set");
        }
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(timeout)
                .header("User-Agent", "dr-failover-probe")
                .build();
        long begin = System.nanoTime();
        CompletableFuture<HttpResponse<Boolean>> exchange = client.sendAsync(request, head -> new IgnoredBody());
        try {
            // The request's own timeout ends with the last header; this one covers a server that never gets there.
            int status = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return answered(status, Duration.ofNanos(System.nanoTime() - begin));
        } catch (TimeoutException e) {
            return late();
        } catch (ExecutionException e) {
            return broken(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return late();
        } finally {
            exchange.cancel(true);
        }
    }

    @Override
    public Finding late() {
        return Finding.silent("no answer within " + timeout.toMillis() + " ms", FAILED);
    }

    private static Finding answered(int status, Duration took) {
        if (status >= 500) {
            return Finding.failing("HTTP " + status, FAILED);
        }
        return Finding.ok(
                "HTTP " + status,
                Map.of(ProbeMetric.LOAD_BALANCER_ANSWERS, 1.0, ProbeMetric.LOAD_BALANCER_TIME, (double)
                        took.toMillis()));
    }

    private Finding broken(@Nullable Throwable cause) {
        if (cause instanceof HttpTimeoutException) {
            return late();
        }
        if (cause instanceof ConnectException refused) {
            return refused.getCause() instanceof UnresolvedAddressException
                    ? Finding.silent("its host name is unknown", FAILED)
                    : Finding.failing("the connection was refused", FAILED);
        }
        if (cause instanceof SSLException) {
            return Finding.failing("TLS: " + cause.getMessage(), FAILED);
        }
        if (cause instanceof IOException) {
            return Finding.failing("broke off: " + cause.getMessage(), FAILED);
        }
        return Finding.unheard("not looked at: " + cause);
    }
}
