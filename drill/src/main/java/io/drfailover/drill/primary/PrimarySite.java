package io.drfailover.drill.primary;

import java.io.IOException;
import java.net.URI;

/** The primary region as its users see it, on free ports of 127.0.0.1. Each half can die, and stays dead. */
public final class PrimarySite implements AutoCloseable {
    private final LoadBalancer loadBalancer;
    private final DatabaseListener database;

    private PrimarySite(LoadBalancer loadBalancer, DatabaseListener database) {
        this.loadBalancer = loadBalancer;
        this.database = database;
    }

    /** Starts both, healthy. */
    public static PrimarySite start() throws IOException {
        LoadBalancer loadBalancer = LoadBalancer.start();
        try {
            return new PrimarySite(loadBalancer, DatabaseListener.start());
        } catch (IOException e) {
            loadBalancer.close();
            throw e;
        }
    }

    /** What users call. */
    public URI url() {
        return loadBalancer.url();
    }

    /** Where the database is. */
    public String databaseHost() {
        return "127.0.0.1";
    }

    /** The port on which it accepts connections. */
    public int databasePort() {
        return database.port();
    }

    /** How often the load balancer has answered. */
    public int answers() {
        return loadBalancer.answers();
    }

    /** How many connections the database has accepted. */
    public int connections() {
        return database.connections();
    }

    /** The load balancer answers nobody any more: connections to it are refused. */
    public void loadBalancerDies() {
        loadBalancer.close();
    }

    /** The database accepts no connections any more. */
    public void databaseDies() {
        database.close();
    }

    @Override
    public void close() {
        loadBalancer.close();
        database.close();
        loadBalancer.release();
        database.release();
    }
}
