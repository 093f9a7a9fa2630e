package io.drfailover.readiness;

import io.drfailover.FailoverException;
import io.drfailover.ObjectPin;
import io.drfailover.contract.Stage;
import io.drfailover.terraform.Artifact;
import io.drfailover.terraform.PinnedObjects;
import io.drfailover.terraform.StoredObject;
import io.drfailover.terraform.Toolchain;
import io.drfailover.terraform.ToolchainLoader;

/**
 * The toolchain as S3 has it and as it is on disk. It is verified for this sandbox once, and again when S3 has another:
 * what an earlier invocation unpacked proves nothing of what the next sandbox will find. Thread-safe.
 */
final class LoadedToolchain {
    private final PinnedObjects objects;
    private final ObjectPin pin;
    private final ToolchainLoader loader;
    private String verified = "";

    LoadedToolchain(PinnedObjects objects, ObjectPin pin, ToolchainLoader loader) {
        this.objects = objects;
        this.pin = pin;
        this.loader = loader;
    }

    /**
     * A toolchain that is what was deployed.
     *
     * @param toolchain on disk
     * @param stored in the bucket
     */
    record Verified(Toolchain toolchain, StoredObject stored) {}

    /** There is no room to unpack it, which is another check's finding. */
    static final class NoRoomException extends FailoverException {
        private static final long serialVersionUID = 1L;

        NoRoomException(DiskRoom room) {
            super(Stage.INFRASTRUCTURE, "the toolchain was not unpacked, " + room, "see the check disk", null);
        }
    }

    boolean isUnpacked() {
        return loader.isUnpacked();
    }

    /** Bytes of the zip, or 0 if S3 does not say. */
    long size() {
        try {
            return objects.size(pin);
        } catch (FailoverException e) {
            return 0;
        }
    }

    /**
     * Verifies and unpacks.
     *
     * @throws FailoverException if it is missing or not the pinned one, or there is no room
     */
    synchronized Verified load(DiskRoom room) {
        StoredObject stored = objects.look(pin);
        boolean unpacked = loader.isUnpacked();
        if (!unpacked && !room.suffices()) {
            throw new NoRoomException(room);
        }
        if (unpacked && !stored.eTag().equals(verified)) {
            objects.verify(Artifact.TOOLCHAIN, pin);
        }
        Toolchain toolchain = loader.load();
        verified = stored.eTag();
        return new Verified(toolchain, stored);
    }
}
