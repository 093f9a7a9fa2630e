package io.drfailover.control;

import io.drfailover.contract.BucketLayout;
import io.drfailover.ledger.ConditionalObject;
import io.drfailover.ledger.StaleVersionException;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** Controls in the bucket. An object that cannot be read is an error: nothing begins while nobody knows what holds. */
public final class S3Controls implements Controls {
    private final ConditionalObject hold;
    private final ConditionalObject proposal;

    public S3Controls(S3Client s3, String bucket) {
        this.hold = new ConditionalObject(s3, bucket, BucketLayout.HOLD);
        this.proposal = new ConditionalObject(s3, bucket, BucketLayout.PROPOSAL);
    }

    @Override
    public Hold hold() {
        return hold.read().map(content -> hold.parse(content, Hold.class)).orElseGet(Hold::never);
    }

    @Override
    public void write(Hold next) {
        hold.overwrite(next);
    }

    @Override
    public void release(Hold held, Hold after) {
        ConditionalObject.Content standing = hold.read().orElseThrow(() -> new StaleVersionException(hold.where()));
        if (!hold.parse(standing, Hold.class).equals(held)) {
            throw new StaleVersionException(hold.where());
        }
        hold.write(standing.version(), after);
    }

    @Override
    public Optional<Entry> proposal() {
        return proposal.read().map(content -> new Entry(proposal.parse(content, Proposal.class), content.version()));
    }

    @Override
    public Entry write(Optional<Entry> predecessor, Proposal next) {
        return new Entry(next, proposal.write(predecessor.map(Entry::version).orElse(""), next));
    }
}
