package io.drfailover.terraform;

/**
 * How large an archive may become; a zip bomb is refused before the disk is full.
 *
 * @param entries number of entries
 * @param bytes unpacked bytes of all entries together
 */
public record ArchiveLimits(int entries, long bytes) {
    private static final long MIB = 1024L * 1024L;

    /** A bundle is a few hundred kilobytes; charts with large files may make it some megabytes. */
    public static final ArchiveLimits BUNDLE = new ArchiveLimits(2_000, 64 * MIB);

    /** terraform and the AWS provider are about 800 MB unpacked. */
    public static final ArchiveLimits TOOLCHAIN = new ArchiveLimits(200, 2_048 * MIB);
}
