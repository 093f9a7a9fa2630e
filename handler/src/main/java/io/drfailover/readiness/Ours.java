package io.drfailover.readiness;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.Tag;

/** By its tag, what the recovery stack has made already; the stack's provider sets it on all that it makes. */
final class Ours {
    static final String ROLE_TAG = "dr-role";
    static final String ROLE = "recovery";

    private Ours() {}

    static boolean tagged(List<Tag> tags) {
        return tags.stream().anyMatch(tag -> ROLE_TAG.equals(tag.key()) && ROLE.equals(tag.value()));
    }

    static boolean tagged(Map<String, String> tags) {
        return ROLE.equals(tags.get(ROLE_TAG));
    }
}
