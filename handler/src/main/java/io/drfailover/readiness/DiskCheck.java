package io.drfailover.readiness;

import io.drfailover.Deadline;

/** Whether toolchain, bundle and Helm engine fit into the function's ephemeral storage. */
final class DiskCheck implements ReadinessCheck {
    private final Once<DiskRoom> room;

    DiskCheck(Once<DiskRoom> room) {
        this.room = room;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Finding look(Deadline deadline) {
        DiskRoom found = room.get();
        return found.suffices()
                ? Finding.ok(found.toString())
                : Finding.blocking(
                        found.toString(),
                        "give the function 4096 MB of ephemeral storage or more and deploy the standby stack");
    }
}
