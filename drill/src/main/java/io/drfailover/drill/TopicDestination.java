package io.drfailover.drill;

import io.drfailover.drill.installation.RoleSession;
import io.drfailover.drill.lambda.FailureDestination;
import io.drfailover.drill.world.AwsClients;
import java.net.URI;
import software.amazon.awssdk.services.sns.SnsClient;

/** Publishes with the function's own role, as Lambda does: a role that may not publish tells nobody. */
record TopicDestination(URI endpoint, String region, RoleSession session) implements FailureDestination {
    @Override
    public void publish(String topicArn, String json) {
        try (AwsClients clients = new AwsClients(endpoint, region, session.credentials());
                SnsClient sns = clients.sns()) {
            sns.publish(request -> request.topicArn(topicArn).message(json));
        }
    }
}
