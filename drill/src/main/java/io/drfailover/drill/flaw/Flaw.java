package io.drfailover.drill.flaw;

/** One thing that is wrong with an account in which all was well. */
public interface Flaw {
    /** The check of the readiness that must turn. */
    String check();

    /** What is wrong, in words: the replica is deleted. */
    String words();

    /**
     * Breaks it.
     *
     * @return what the remedy of the check's answer comes to
     */
    Remedy breakIt(FlawSite site) throws Exception;

    /** What a person would do then. */
    @FunctionalInterface
    interface Remedy {
        void carryOut() throws Exception;
    }
}
