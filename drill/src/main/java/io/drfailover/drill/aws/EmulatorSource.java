package io.drfailover.drill.aws;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The Python package {@code emulated_aws}, which travels as resources of this one. */
final class EmulatorSource {
    static final String PACKAGE = "emulated_aws";

    /** Every file by name: a jar has no listing to go by. A test compares this with the folder. */
    static final List<String> FILES = List.of(
            "__init__.py",
            "__main__.py",
            "access.py",
            "alarm_events.py",
            "alarm_rule.py",
            "alarms.py",
            "balancers.py",
            "buckets.py",
            "callers.py",
            "cbor.py",
            "clusters.py",
            "composite.py",
            "control.py",
            "ec2_resources.py",
            "evaluation.py",
            "evaluator.py",
            "faults.py",
            "front.py",
            "function_policies.py",
            "functions.py",
            "iam_actions.py",
            "invocations.py",
            "journal.py",
            "launch_templates.py",
            "metric_math.py",
            "metrics.py",
            "nodegroups.py",
            "offerings.py",
            "permissions.py",
            "policy.py",
            "promotion.py",
            "quotas.py",
            "replicas.py",
            "replication.py",
            "roles.py",
            "selfcheck.py",
            "settings.py",
            "simulation.py",
            "topics.py",
            "undelivered.py",
            "webhook.py",
            "wire.py");

    private EmulatorSource() {}

    /** Writes the package under a folder and returns the folder, which is what PYTHONPATH wants. */
    static Path extract(Path folder) throws IOException {
        Path target = Files.createDirectories(folder.resolve(PACKAGE));
        for (String file : FILES) {
            try (InputStream source = EmulatorSource.class.getResourceAsStream(PACKAGE + "/" + file)) {
                if (source == null) {
                    throw new EmulatedAwsException(
                            "this build has no resource " + PACKAGE + "/" + file + ": build the drill module again");
                }
                Files.copy(source, target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return folder;
    }
}
