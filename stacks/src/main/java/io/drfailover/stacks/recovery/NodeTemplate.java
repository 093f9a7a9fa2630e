package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplate;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplateBlockDeviceMappings;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplateBlockDeviceMappingsEbs;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplateMetadataOptions;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplateTagSpecifications;
import io.drfailover.stacks.hcl.Hcl;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.constructs.Construct;

/** What every node looks like: encrypted volume, metadata service with session tokens only, our security group. */
final class NodeTemplate extends Construct {
    /**
     * Packets of the metadata service die at the node itself: a pod must not borrow the node's role. The network
     * add-on is not concerned, it runs in the node's own network.
     */
    private static final int METADATA_HOPS = 1;

    private final LaunchTemplate template;

    NodeTemplate(Construct scope, String id, Config config) {
        super(scope, id);
        Map<String, String> tags = new TreeMap<>(config.tags());
        tags.putAll(Names.tag("-node"));
        template = Hcl.named(
                LaunchTemplate.Builder.create(this, "template")
                        .name(Names.prefixed("-nodes"))
                        .updateDefaultVersion(true)
                        .vpcSecurityGroupIds(List.of(config.securityGroupId()))
                        .metadataOptions(LaunchTemplateMetadataOptions.builder()
                                .httpEndpoint("enabled")
                                .httpTokens("required")
                                .httpPutResponseHopLimit(METADATA_HOPS)
                                .build())
                        .blockDeviceMappings(List.of(LaunchTemplateBlockDeviceMappings.builder()
                                .deviceName("/dev/xvda")
                                .ebs(LaunchTemplateBlockDeviceMappingsEbs.builder()
                                        .volumeType("gp3")
                                        .volumeSize(config.volumeGib())
                                        .encrypted("true")
                                        .deleteOnTermination("true")
                                        .build())
                                .build()))
                        // The provider's default tags end at the template; what it launches is tagged here.
                        .tagSpecifications(Stream.of("instance", "volume")
                                .map(type -> LaunchTemplateTagSpecifications.builder()
                                        .resourceType(type)
                                        .tags(tags)
                                        .build())
                                .toList())
                        .tags(Names.tag("-nodes"))
                        .build(),
                "nodes");
    }

    String templateId() {
        return template.getId();
    }

    /** The newest version, as EKS wants it. */
    String version() {
        return Hcl.expression("tostring(%s.latest_version)".formatted(Hcl.address(template)));
    }

    /** What a node gets. */
    record Config(int volumeGib, String securityGroupId, Map<String, String> tags) {}
}
