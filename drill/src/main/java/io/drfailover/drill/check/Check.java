package io.drfailover.drill.check;

/** One statement about the world. */
public interface Check {
    /** The statement, as it reads when it holds. */
    String statement();

    /**
     * Looks.
     *
     * @return what was seen
     * @throws CheckFailure saying what was seen instead
     * @throws Exception when looking itself failed, which counts as not held
     */
    String see(Evidence evidence) throws Exception;

    /** Looks, and turns every ending into a result. */
    default CheckResult run(Evidence evidence) {
        try {
            return new CheckResult(statement(), true, see(evidence));
        } catch (CheckFailure e) {
            return new CheckResult(statement(), false, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CheckResult(statement(), false, "interrupted while looking");
        } catch (Exception e) {
            return new CheckResult(statement(), false, "looking ended with " + e);
        }
    }
}
