package io.drfailover.stacks.hcl;

import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;
import com.hashicorp.cdktf.providers.aws.provider.AwsProviderDefaultTags;
import com.hashicorp.cdktf.providers.aws.provider.AwsProviderIgnoreTags;
import io.drfailover.stacks.settings.IgnoredTags;
import io.drfailover.stacks.settings.StackSettings;
import java.util.List;

/**
 * The AWS provider of one region, and no other. Endpoints are not set, so that {@code AWS_ENDPOINT_URL} decides. The
 * retries are, because the provider does not read {@code AWS_MAX_ATTEMPTS}, and its own number is hours of silence.
 */
public final class RegionalProvider {
    private RegionalProvider() {}

    public static void configure(TerraformStack stack, StackSettings settings, Config config) {
        AwsProvider.Builder provider = AwsProvider.Builder.create(stack, "aws")
                .region(config.region())
                .maxRetries(config.maxRetries())
                .defaultTags(List.of(AwsProviderDefaultTags.builder()
                        .tags(Tags.common(settings, config.role()))
                        .build()));
        IgnoredTags ignored = settings.provider().ignoreTags();
        if (!ignored.isEmpty()) {
            provider.ignoreTags(List.of(AwsProviderIgnoreTags.builder()
                    .keys(ignored.keys())
                    .keyPrefixes(ignored.keyPrefixes())
                    .build()));
        }
        provider.build();
        // The generated classes would pin the version that they were generated from.
        stack.addOverride(
                "terraform.required_providers.aws.version", settings.versions().awsProvider());
        stack.addOverride("terraform.required_version", settings.versions().terraform());
    }

    /**
     * What differs from stack to stack.
     *
     * @param region of all its resources
     * @param role the tags {@code dr-role} and {@code component}
     * @param maxRetries how often a failed AWS call is tried again; may be a token
     */
    public record Config(String region, String role, Number maxRetries) {
        /** With the settings' retries. */
        public Config(String region, String role, StackSettings settings) {
            this(region, role, settings.provider().maxRetries());
        }
    }
}
