package io.drfailover.drill.check;

import io.drfailover.contract.BucketLayout;
import io.drfailover.drill.lambda.EmulatedLambda;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** The database's password is in none of the places that people and backups read, in no writing of it. */
final class PasswordKept implements Check {
    private static final List<String> LOGS = List.of("function.log", "aws.log", "plan.log", "standby.log", "watch.log");
    /** What was built before the password was invented, and is large. */
    private static final List<String> ARTIFACTS =
            List.of(BucketLayout.BUNDLE_PREFIX, BucketLayout.TOOLCHAIN_PREFIX, "function/");

    @Override
    public String statement() {
        return "the database's password is in no log, answer, ledger, state or file of the function's /tmp";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException {
        World world = evidence.rig().world();
        SecretForms secret = SecretForms.of(world.credentials().password());
        LeftFiles files = new LeftFiles(secret);
        List<String> logs = new ArrayList<>();
        for (String name : LOGS) {
            Path log = evidence.rig().functionLog().resolveSibling(name);
            if (Files.exists(log)) {
                CheckFailure.unless(!files.gives(log), "it is in " + log);
                logs.add(name);
            }
        }
        CheckFailure.unless(!secret.in(evidence.invocation().result().payload()), "it is in the answer");
        int versions = versions(world, secret);
        int left = files.read(evidence.rig().scratch().directory(), EmulatedLambda.TMP_PREFIX);
        int dead = evidence.rig().lambda().deadSandboxes();
        return "looked for " + secret.forms().size() + " writings of it, base64 and JSON among them, into "
                + String.join(", ", logs) + ", the answer, " + versions + " object versions and " + left
                + " files of /tmp; no values-* or kubeconfig-* was left there"
                + (dead == 0
                        ? ""
                        : "; only of sandboxes that lived to their end: " + dead + " died, and their /tmp too");
    }

    /** Every version of every object that the failover wrote: what was overwritten can still be read. */
    private static int versions(World world, SecretForms secret) throws CheckFailure {
        String bucket = world.scenario().bucket();
        int read = 0;
        try (AwsClients clients = world.drClients();
                S3Client s3 = clients.s3()) {
            for (ObjectVersion version : s3.listObjectVersionsPaginator(request -> request.bucket(bucket))
                    .versions()) {
                if (ARTIFACTS.stream().anyMatch(version.key()::startsWith)) {
                    continue;
                }
                String content = s3.getObjectAsBytes(request ->
                                request.bucket(bucket).key(version.key()).versionId(version.versionId()))
                        .asString(StandardCharsets.ISO_8859_1);
                CheckFailure.unless(
                        !secret.in(content), "it is in version " + version.versionId() + " of " + version.key());
                read++;
            }
        }
        return read;
    }
}
