package io.drfailover.inventory;

import io.drfailover.contract.RecoveryTag;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;

/** The nodes' launch template, by its name, which a region has once. */
final class TemplateShelf implements Shelf {
    private final Ec2Client ec2;

    TemplateShelf(Ec2Client ec2) {
        this.ec2 = ec2;
    }

    @Override
    public Set<String> types() {
        return Set.of("aws_launch_template");
    }

    @Override
    public Optional<String> find(Wanted wanted) {
        return wanted.text("name").flatMap(name -> named(name).map(template -> {
            if (!Ours.tagged(template.tags())) {
                throw wanted.taken(
                        "launch template " + name, "without the tag " + RecoveryTag.KEY + "=" + RecoveryTag.VALUE);
            }
            return template.launchTemplateId();
        }));
    }

    private Optional<LaunchTemplate> named(String name) {
        return ec2
                .describeLaunchTemplatesPaginator(r -> r.filters(Ours.filter("launch-template-name", name)))
                .launchTemplates()
                .stream()
                .findFirst();
    }
}
