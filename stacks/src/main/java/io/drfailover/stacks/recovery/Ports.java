package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.TerraformResource;

/** What a firewall rule opens; ports may be Terraform expressions. */
record Ports(String protocol, String from, String to) {
    /** Every protocol; AWS takes no ports then. */
    static final Ports ALL = new Ports("-1", "", "");

    static Ports of(String port) {
        return new Ports("tcp", port, port);
    }

    <T extends TerraformResource> T applyTo(T rule) {
        if (!from.isEmpty()) {
            rule.addOverride("from_port", number(from));
            rule.addOverride("to_port", number(to));
        }
        return rule;
    }

    private static Object number(String port) {
        return port.startsWith("$") ? port : Integer.valueOf(port);
    }
}
