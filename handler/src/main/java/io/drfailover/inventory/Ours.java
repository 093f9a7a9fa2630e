package io.drfailover.inventory;

import io.drfailover.contract.RecoveryTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Filters of EC2's describing calls. */
final class Ours {
    private Ours() {}

    /** The recovery stack's own of the wanted name, and whatever else is asked; empty if it has no name. */
    static Optional<List<Filter>> named(Wanted wanted, Filter... others) {
        return wanted.name().map(name -> {
            List<Filter> filters = new ArrayList<>(List.of(others));
            filters.add(filter("tag:Name", name));
            filters.add(filter("tag:" + RecoveryTag.KEY, RecoveryTag.VALUE));
            return filters;
        });
    }

    static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    static boolean tagged(List<Tag> tags) {
        return tags.stream()
                .anyMatch(t -> t.key().equals(RecoveryTag.KEY) && t.value().equals(RecoveryTag.VALUE));
    }
}
