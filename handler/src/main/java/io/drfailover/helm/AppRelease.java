package io.drfailover.helm;

/**
 * An application that is installed and ready.
 *
 * @param name the Helm release
 * @param chart chart and version
 * @param revision Helm's revision
 * @param status Helm's status, {@code deployed}
 */
public record AppRelease(String name, String chart, String revision, String status) {}
