package io.drfailover.drill.simulation.world;

/**
 * A call that leaves the function.
 *
 * @param service whom it goes to
 * @param operation what it asks
 * @param subject of what, or ""
 * @param write whether it may change something
 */
public record Call(String service, String operation, String subject, boolean write) {
    static Call read(String service, String operation, String subject) {
        return new Call(service, operation, subject, false);
    }

    static Call write(String service, String operation, String subject) {
        return new Call(service, operation, subject, true);
    }

    @Override
    public String toString() {
        return service + " " + operation + (subject.isEmpty() ? "" : " " + subject);
    }
}
