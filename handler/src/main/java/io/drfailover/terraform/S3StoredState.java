package io.drfailover.terraform;

import io.drfailover.Deadline;
import io.drfailover.contract.BucketLayout;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Whether terraform has written a state to the bucket yet. Before the first apply it has not, and {@code terraform show}
 * takes more than two seconds to say so, because it starts the provider first (measured with 5.100.0).
 */
public final class S3StoredState implements BooleanSupplier {
    private final S3Client s3;
    private final String bucket;

    public S3StoredState(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * Looks.
     *
     * @throws TerraformException if S3 does not say
     */
    @Override
    public boolean getAsBoolean() {
        try {
            s3.headObject(r -> r.bucket(bucket).key(BucketLayout.TERRAFORM_STATE));
            return true;
        } catch (NoSuchKeyException none) {
            return false;
        } catch (AbortedException e) {
            throw new Deadline.CancelledException(e);
        } catch (SdkException e) {
            throw new TerraformException(
                    "looking for the state s3://" + bucket + "/" + BucketLayout.TERRAFORM_STATE + ": " + e.getMessage(),
                    "check that the function may read the object and list the bucket, then invoke the function again",
                    TerraformException.NO_EXIT_CODE,
                    e);
        }
    }
}
