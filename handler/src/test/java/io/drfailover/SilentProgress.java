package io.drfailover;

import io.drfailover.contract.Stage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was told. */
public final class SilentProgress implements Progress {
    public final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void note(Stage stage, String subject, String message) {
        told.add(stage.stageName() + " " + subject + " " + message);
    }

    @Override
    public Wait waiting(Stage stage, String subject, String message) {
        told.add("begin " + subject);
        return () -> told.add("end " + subject);
    }
}
