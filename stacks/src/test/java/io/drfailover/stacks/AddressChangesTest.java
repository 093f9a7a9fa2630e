package io.drfailover.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddressChangesTest {
    private static final List<String> BEFORE = List.of("aws_s3_bucket.dr", "aws_route.private", "aws_vpc.network");

    @Test
    void destroyed_renamedBucket_saysWhatIsLostAndWhatToDo() {
        assertThat(changes(List.of("aws_s3_bucket.bucket", "aws_route.private", "aws_vpc.network"), List.of()))
                .singleElement()
                .asString()
                .startsWith("aws_s3_bucket.dr would be destroyed and aws_s3_bucket.bucket created:"
                        + " everything in the bucket would be lost")
                .contains("keep the address", "moved block");
    }

    @Test
    void destroyed_vanishedResource_isNamed() {
        assertThat(changes(List.of("aws_s3_bucket.dr", "aws_vpc.network"), List.of()))
                .singleElement()
                .asString()
                .startsWith("aws_route.private would be destroyed: its service would be lost");
    }

    @Test
    void destroyed_movedOrOnlyNew_isNothing() {
        assertThat(changes(
                        List.of("aws_s3_bucket.bucket", "aws_route.private", "aws_vpc.network", "aws_eip.new"),
                        List.of("aws_s3_bucket.dr")))
                .isEmpty();
    }

    private static List<String> changes(List<String> after, List<String> moved) {
        return new AddressChanges(BEFORE, after, moved).destroyed();
    }
}
