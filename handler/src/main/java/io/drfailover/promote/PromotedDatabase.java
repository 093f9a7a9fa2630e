package io.drfailover.promote;

/**
 * A database that stands alone and is available.
 *
 * @param instanceId the former replica
 * @param host its endpoint; promotion does not change the name
 * @param port its port
 * @param databaseName the database that RDS created with the instance, or ""
 */
public record PromotedDatabase(String instanceId, String host, int port, String databaseName) {}
