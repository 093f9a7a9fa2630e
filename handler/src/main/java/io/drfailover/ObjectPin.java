package io.drfailover;

/**
 * One exact object in the DR bucket.
 *
 * @param key the key
 * @param versionId S3's version id, or "" for the newest
 * @param sha256 digest in lower-case hexadecimal; the object is refused if it differs
 */
public record ObjectPin(String key, String versionId, String sha256) {}
