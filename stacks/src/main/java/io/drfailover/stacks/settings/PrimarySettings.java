package io.drfailover.stacks.settings;

import java.net.URI;

/**
 * What is protected.
 *
 * @param region the region that may fail
 * @param url what users call, http or https
 * @param database its database
 * @param loadBalancer its load balancer
 */
public record PrimarySettings(
        String region, URI url, PrimaryDatabaseSettings database, PrimaryLoadBalancerSettings loadBalancer) {}
