package io.drfailover.drill.check;

/** A second request to promote could hit a database that already takes writes. */
final class OnePromotion implements Check {
    @Override
    public String statement() {
        return "RDS was asked to promote exactly once";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        long calls = evidence.count("rds", "PromoteReadReplica");
        CheckFailure.unless(calls == 1, calls + " calls of PromoteReadReplica");
        return "1 call of PromoteReadReplica";
    }
}
