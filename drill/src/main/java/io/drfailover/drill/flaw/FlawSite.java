package io.drfailover.drill.flaw;

import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.drill.Rig;
import io.drfailover.drill.question.Questions;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.Scenario;
import io.drfailover.drill.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Where flaws are put: the account, the function's settings, the function itself.
 *
 * @param rig what runs
 */
public record FlawSite(Rig rig) {
    /** What stands in AWS. */
    public World world() {
        return rig.world();
    }

    /** Its names. */
    public Scenario scenario() {
        return world().scenario();
    }

    /** An administrator of the DR region. */
    public AwsClients dr() {
        return world().drClients();
    }

    /** The VPC that the replica is in. */
    String replicaNetwork() {
        try (AwsClients clients = dr();
                RdsClient rds = clients.rds()) {
            return rds.describeDBInstances(
                            request -> request.dbInstanceIdentifier(scenario().replicaId()))
                    .dbInstances()
                    .get(0)
                    .dbSubnetGroup()
                    .vpcId();
        }
    }

    /** A file of the drill's own. */
    public Path file(String name) {
        return rig.scratch().directory().resolve(name);
    }

    /** A setting of the function as it was deployed. */
    public String setting(EnvironmentVariable variable) {
        return rig.settings().environment().getOrDefault(variable.name(), "");
    }

    /** Deploys the function with another environment. */
    public Flaw.Remedy redeploy(Consumer<Map<String, String>> change) {
        Map<String, String> environment = new TreeMap<>(rig.settings().environment());
        change.accept(environment);
        rig.lambda().configure(environment);
        return () -> rig.lambda().configure(rig.settings().environment());
    }

    /** Sends the function a command, which must be obeyed. */
    public void order(String command) throws IOException, InterruptedException {
        var asked = new Questions(rig).ask(command, command);
        if (!asked.answered(200)) {
            throw new IOException("the function did not obey " + command + ": " + asked.answer());
        }
    }
}
