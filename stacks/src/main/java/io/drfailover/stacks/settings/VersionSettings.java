package io.drfailover.stacks.settings;

/**
 * Versions that the recovery stack is written for.
 *
 * @param terraform a Terraform version constraint; at least 1.11, because the state is locked with an S3 lock file
 * @param awsProvider the exact version of {@code hashicorp/aws}
 * @param kubernetes minor version of the cluster, for example 1.35
 */
public record VersionSettings(String terraform, String awsProvider, String kubernetes) {}
