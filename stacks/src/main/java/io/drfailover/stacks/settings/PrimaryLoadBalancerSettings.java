package io.drfailover.stacks.settings;

/**
 * The primary load balancer, as CloudWatch's dimensions name it.
 *
 * @param name for example {@code app/my-load-balancer/50dc6c495c0c9188}
 * @param targetGroup for example {@code targetgroup/my-targets/73e2d6bc24d8a067}
 */
public record PrimaryLoadBalancerSettings(String name, String targetGroup) {
    /** Whether it speaks HTTP (an Application Load Balancer) or passes connections on (a Network Load Balancer). */
    public boolean speaksHttp() {
        return name.startsWith("app/");
    }
}
