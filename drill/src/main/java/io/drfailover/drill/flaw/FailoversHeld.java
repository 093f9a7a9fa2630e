package io.drfailover.drill.flaw;

import java.io.IOException;

/** Somebody set the kill switch, and forgot it. */
final class FailoversHeld implements Flaw {
    @Override
    public String check() {
        return "hold";
    }

    @Override
    public String words() {
        return "failovers that are held";
    }

    @Override
    public Remedy breakIt(FlawSite site) throws IOException, InterruptedException {
        site.order("{\"action\": \"hold\", \"reason\": \"maintenance of the primary\", \"by\": \"the drill\"}");
        return () -> site.order("{\"action\": \"release\", \"by\": \"the drill\"}");
    }
}
