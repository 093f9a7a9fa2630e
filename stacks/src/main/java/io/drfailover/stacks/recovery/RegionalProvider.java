package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.Token;
import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;
import com.hashicorp.cdktf.providers.aws.provider.AwsProviderDefaultTags;
import io.drfailover.stacks.settings.StackSettings;
import java.util.List;

/**
 * The AWS provider of the DR region, and no other. Endpoints are not set, so that {@code AWS_ENDPOINT_URL} decides. The
 * retries are, because the provider does not read {@code AWS_MAX_ATTEMPTS}, and its own number is hours of silence.
 */
final class RegionalProvider {
    private RegionalProvider() {}

    static void configure(TerraformStack stack, StackSettings settings) {
        AwsProvider.Builder.create(stack, "aws")
                .region(settings.region())
                .maxRetries(Token.asNumber("${var.aws_max_retries}"))
                .defaultTags(List.of(AwsProviderDefaultTags.builder()
                        .tags(Tags.common(settings))
                        .build()))
                .build();
        // The generated classes would pin the version that they were generated from.
        stack.addOverride(
                "terraform.required_providers.aws.version", settings.versions().awsProvider());
        stack.addOverride("terraform.required_version", settings.versions().terraform());
    }
}
