package io.drfailover.stacks.settings;

/** Numbers of nodes: the fewest, the ones wanted, the most. */
public record NodeScaling(int min, int desired, int max) {}
