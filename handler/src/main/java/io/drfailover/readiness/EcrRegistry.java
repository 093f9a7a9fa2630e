package io.drfailover.readiness;

import io.drfailover.Deadline;
import java.time.Duration;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/** Private registries of Amazon ECR, asked in their own region. */
final class EcrRegistry implements Registry {
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Function<String, EcrClient> clients;

    /**
     * Asks ECR.
     *
     * @param clients makes a client for a region; it is closed after use
     */
    EcrRegistry(Function<String, EcrClient> clients) {
        this.clients = clients;
    }

    @Override
    public Answer ask(ImageName image, Deadline deadline) {
        ImageName.Ecr home = image.ecr().orElseThrow();
        ImageIdentifier id = image.hasDigest()
                ? ImageIdentifier.builder().imageDigest(image.reference()).build()
                : ImageIdentifier.builder().imageTag(image.reference()).build();
        try (EcrClient ecr = clients.apply(home.region())) {
            Duration limit = deadline.within(ANSWER).remaining();
            boolean found = !ecr.describeImages(r -> r.registryId(home.account())
                            .repositoryName(image.repository())
                            .imageIds(id)
                            .overrideConfiguration(c -> c.apiCallTimeout(limit)))
                    .imageDetails()
                    .isEmpty();
            return found ? Answer.PRESENT : Answer.missing("ECR in " + home.region() + " does not have it");
        } catch (ImageNotFoundException | RepositoryNotFoundException e) {
            return Answer.missing("ECR in " + home.region() + " does not have it");
        } catch (SdkException | IllegalArgumentException e) {
            return Answer.unknown("ECR in " + home.region() + ": " + e.getMessage());
        }
    }
}
