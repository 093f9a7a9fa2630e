package io.drfailover.drill.check;

/** The SIGKILL that was asked for was sent, and met somebody. */
record KillCarriedOut(Expected expected) implements Check {
    @Override
    public String statement() {
        return "a SIGKILL came at "
                + expected.trouble().killPoint().map(Object::toString).orElse("no point");
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        String sent = evidence.rig()
                .kill()
                .orElseThrow(
                        () -> new CheckFailure("the point was never reached; the timeline of function.log says which"
                                + " events and waits there are"));
        CheckFailure.unless(sent.startsWith("SIGKILL"), sent);
        return sent;
    }
}
