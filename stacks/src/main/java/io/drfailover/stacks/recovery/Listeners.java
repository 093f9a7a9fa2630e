package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListener;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListenerDefaultAction;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListenerDefaultActionRedirect;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.settings.ApplicationSettings;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/** Where the load balancer listens: HTTPS with a redirect from HTTP when there is a certificate, else HTTP. */
final class Listeners extends Construct {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    /** TLS 1.2 and 1.3; AWS's recommendation. */
    private static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

    Listeners(Construct scope, String id, Config config) {
        super(scope, id);
        LbListenerDefaultAction forward = LbListenerDefaultAction.builder()
                .type("forward")
                .targetGroupArn(config.targetGroupArn())
                .build();
        Optional<String> certificate = config.settings().certificate();
        listener(config, "http", certificate.isPresent() ? redirect() : forward, HTTP, Optional.empty());
        if (certificate.isPresent()) {
            listener(config, "https", forward, HTTPS, certificate);
        }
    }

    /** The ports that the settings make public. */
    static List<Integer> ports(ApplicationSettings settings) {
        return settings.certificate().isPresent() ? List.of(HTTP, HTTPS) : List.of(HTTP);
    }

    private void listener(
            Config config, String noun, LbListenerDefaultAction action, int port, Optional<String> certificate) {
        LbListener.Builder builder = LbListener.Builder.create(this, noun)
                .loadBalancerArn(config.loadBalancerArn())
                .port(port)
                .protocol(certificate.isPresent() ? "HTTPS" : "HTTP")
                .defaultAction(List.of(action))
                .tags(Names.tag("-" + noun));
        if (action.getTargetGroupArn() != null) {
            // AWS answers the same target in a second form, which the provider imports as well: a listener that is
            // taken
            // over would be changed, for nothing (terraform-provider-aws issue 37211; measured with 5.100.0).
            builder.lifecycle(TerraformResourceLifecycle.builder()
                    .ignoreChanges(List.of("default_action[0].forward"))
                    .build());
        }
        certificate.ifPresent(arn -> builder.certificateArn(arn).sslPolicy(TLS_POLICY));
        config.capacity().whenServing(Hcl.named(builder.build(), noun));
    }

    private static LbListenerDefaultAction redirect() {
        return LbListenerDefaultAction.builder()
                .type("redirect")
                .redirect(LbListenerDefaultActionRedirect.builder()
                        .protocol("HTTPS")
                        .port(String.valueOf(HTTPS))
                        .statusCode("HTTP_301")
                        .build())
                .build();
    }

    /** Between whom the listeners stand. */
    record Config(Capacity capacity, ApplicationSettings settings, String loadBalancerArn, String targetGroupArn) {}
}
