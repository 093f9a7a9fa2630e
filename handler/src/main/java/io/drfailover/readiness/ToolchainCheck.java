package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.FailoverException;
import io.drfailover.ObjectPin;

/** Whether terraform and its provider are there, and those that were deployed. */
final class ToolchainCheck implements ReadinessCheck {
    private static final long MIB = 1024L * 1024L;

    private final Once<LoadedToolchain.Verified> toolchain;
    private final ObjectPin pin;

    ToolchainCheck(Once<LoadedToolchain.Verified> toolchain, ObjectPin pin) {
        this.toolchain = toolchain;
        this.pin = pin;
    }

    @Override
    public String name() {
        return "toolchain";
    }

    @Override
    public Finding look(Deadline deadline) {
        try {
            LoadedToolchain.Verified verified = toolchain.get();
            return Finding.ok(
                    pin.key() + ": " + verified.stored().bytes() / MIB + " MiB, digest as deployed, unpacked");
        } catch (LoadedToolchain.NoRoomException e) {
            return Finding.notMade(e.problem(), e.remedy());
        } catch (FailoverException e) {
            return Finding.blocking(e.problem(), e.remedy());
        }
    }
}
