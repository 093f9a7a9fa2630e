package io.drfailover.stacks.nag;

/**
 * Something that a rule does not allow.
 *
 * @param path of the construct, for example {@code standby/bucket/bucket}
 * @param address in Terraform, for example {@code aws_s3_bucket.dr}
 * @param problem what is wrong
 * @param remedy what to do
 */
public record Finding(String path, String address, String problem, String remedy) {
    Finding(Block block, String problem, String remedy) {
        this(block.path(), block.address(), problem, remedy);
    }

    @Override
    public String toString() {
        return "%s (%s) %s; %s".formatted(path, address, problem, remedy);
    }
}
