package io.drfailover.readiness;

/** Limits of the account in the DR region that a run could hit (Service Quotas User Guide; each has a code for life). */
enum Quota {
    VPCS("VPCs", "vpc", "L-F678F1CE"),
    ELASTIC_IPS("elastic IPs", "ec2", "L-0263D0A3"),
    NAT_GATEWAYS("NAT gateways in one zone", "vpc", "L-FE5A380F"),
    CLUSTERS("EKS clusters", "eks", "L-1194D53C"),
    VCPUS("vCPUs of standard on-demand instances", "ec2", "L-1216C47A"),
    LOAD_BALANCERS("application load balancers", "elasticloadbalancing", "L-53DA6B97");

    private final String words;
    private final String service;
    private final String code;

    Quota(String words, String service, String code) {
        this.words = words;
        this.service = service;
        this.code = code;
    }

    /** What is counted, for people. */
    String words() {
        return words;
    }

    /** Service Quotas' name of the service. */
    String service() {
        return service;
    }

    /** Service Quotas' code. */
    String code() {
        return code;
    }
}
