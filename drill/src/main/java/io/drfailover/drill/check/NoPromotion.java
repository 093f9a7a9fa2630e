package io.drfailover.drill.check;

/** What is wrong before the promotion is found before the promotion: afterwards there is no way back. */
final class NoPromotion implements Check {
    @Override
    public String statement() {
        return "nothing was promoted";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        long calls = evidence.count("rds", "PromoteReadReplica");
        CheckFailure.unless(calls == 0, calls + " calls of PromoteReadReplica");
        return "0 calls of PromoteReadReplica";
    }
}
