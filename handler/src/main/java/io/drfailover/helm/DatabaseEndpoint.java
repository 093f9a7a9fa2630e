package io.drfailover.helm;

/**
 * Where the applications find their database.
 *
 * @param host endpoint
 * @param port port
 * @param name the database's name, or ""
 */
public record DatabaseEndpoint(String host, int port, String name) {}
