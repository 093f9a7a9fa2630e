package io.drfailover.readiness;

import io.drfailover.contract.RecoveryTag;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.Tag;

/** By its tag, what the recovery stack has made already; the stack's provider sets it on all that it makes. */
final class Ours {
    private Ours() {}

    static boolean tagged(List<Tag> tags) {
        return tags.stream()
                .anyMatch(tag -> RecoveryTag.KEY.equals(tag.key()) && RecoveryTag.VALUE.equals(tag.value()));
    }

    static boolean tagged(Map<String, String> tags) {
        return RecoveryTag.VALUE.equals(tags.get(RecoveryTag.KEY));
    }
}
