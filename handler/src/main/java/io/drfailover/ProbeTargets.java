package io.drfailover;

import java.time.Duration;

/**
 * What the probe looks at beside the replica.
 *
 * @param url what users call in the primary region, or "" for none
 * @param databaseHost the primary database, or "" when the function cannot reach it
 * @param databasePort its port
 * @param httpTimeout how long the URL may take to answer
 * @param connectTimeout how long a connection to the database may take
 */
public record ProbeTargets(
        String url, String databaseHost, int databasePort, Duration httpTimeout, Duration connectTimeout) {}
