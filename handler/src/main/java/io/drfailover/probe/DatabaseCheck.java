package io.drfailover.probe;

import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.contract.ProbeMetric;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;

/**
 * Opens a TCP connection to the primary database and closes it. No login and no query: a database that nobody uses
 * accepts connections like a busy one.
 *
 * <p>A private address is unknown: the function is in no network of the team's, and would find every private database
 * dead from the first day.
 *
 * <p>A name that cannot be resolved is unknown, not failing: the name outlives the instance's outage, so that the fault
 * is the name service's, which must not count twice when it hides the load balancer as well.
 */
public final class DatabaseCheck implements Check {
    private static final Map<ProbeMetric, Double> UNREACHABLE = Map.of(ProbeMetric.DATABASE_REACHABLE, 0.0);

    private final String host;
    private final int port;
    private final Duration timeout;

    /**
     * Makes the check.
     *
     * @param host what to connect to, or "" for nothing
     * @param timeout for the connection, not for the look-up of the name
     */
    public DatabaseCheck(String host, int port, Duration timeout) {
        this.host = host;
        this.port = port;
        this.timeout = timeout;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Finding look() {
        if (host.isEmpty()) {
            return Finding.unheard(EnvironmentVariable.PRIMARY_DATABASE_HOST + " is not set");
        }
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return Finding.unheard("the name " + host + " is unknown");
        }
        if (address.getAddress().isSiteLocalAddress()) {
            return Finding.unheard(host + " is the private address "
                    + address.getAddress().getHostAddress() + ", to which the function has no way");
        }
        try (var socket = new Socket()) {
            socket.connect(address, Math.toIntExact(timeout.toMillis()));
            return Finding.ok("accepts connections", Map.of(ProbeMetric.DATABASE_REACHABLE, 1.0));
        } catch (java.net.SocketTimeoutException e) {
            return Finding.silent("no connection within " + timeout.toMillis() + " ms", UNREACHABLE);
        } catch (java.net.NoRouteToHostException e) {
            return Finding.silent("no way to it: " + e.getMessage(), UNREACHABLE);
        } catch (IOException e) {
            return Finding.failing("no connection: " + e.getMessage(), UNREACHABLE);
        }
    }

    /** The connection has its own limit, so that only the look-up of the name can take longer. */
    @Override
    public Finding late() {
        return Finding.unheard("the name " + host + " was not resolved in time");
    }
}
