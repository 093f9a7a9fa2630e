package io.drfailover.drill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromotionTest {
    private static final Duration PROMOTION = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EmulatedAws aws = Emulator.start();
    private final RdsClient rds = new Clients(aws.endpoint(), Clients.DR).rds();

    @BeforeEach
    void heal() {
        aws.faults(List.of());
        aws.promotionNeverFinishes(false);
        aws.durations(PROMOTION, Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @AfterAll
    void stop() {
        rds.close();
        aws.close();
    }

    @Test
    void replica_crossRegion_isAnInstanceOfItsOwn() {
        Databases databases = Databases.create(aws.endpoint(), "own");

        DBInstance replica = databases.describe(rds);

        assertThat(replica.readReplicaSourceDBInstanceIdentifier()).isEqualTo(databases.primary());
        assertThat(replica.statusInfos()).singleElement().satisfies(info -> {
            assertThat(info.statusType()).isEqualTo("read replication");
            assertThat(info.status()).isEqualTo("replicating");
        });
        assertThat(replica.dbSubnetGroup().dbSubnetGroupName()).isEqualTo(databases.subnetGroup());
        assertThat(replica.dbSubnetGroup().vpcId()).isEqualTo(databases.vpc());
        assertThat(replica.vpcSecurityGroups())
                .extracting(group -> group.vpcSecurityGroupId())
                .containsExactly(databases.securityGroup());
        assertThat(replica.endpoint().address()).contains("own-replica").contains("eu-west-1");
        assertThat(replica.endpoint().port()).isEqualTo(5432);
        try (RdsClient primary = new Clients(aws.endpoint(), Clients.PRIMARY).rds()) {
            DBInstance source = primary.describeDBInstances(r -> r.dbInstanceIdentifier("own-primary"))
                    .dbInstances()
                    .get(0);
            assertThat(source.dbiResourceId()).isNotEqualTo(replica.dbiResourceId());
            assertThat(source.readReplicaDBInstanceIdentifiers()).containsExactly(replica.dbInstanceArn());
        }
    }

    /** Why the failover must not use the SDK's waiter: it believes the stale answer. */
    @Test
    void promote_stockWaiter_returnsAtOnceWhileStillAReplica() {
        Databases databases = Databases.create(aws.endpoint(), "stale");
        // The stale answer lasts 15 % of it: long enough for a slow machine.
        aws.durations(Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
        rds.promoteReadReplica(r -> r.dbInstanceIdentifier(databases.replica()));

        DBInstance believed = rds.waiter()
                .waitUntilDBInstanceAvailable(r -> r.dbInstanceIdentifier(databases.replica()))
                .matched()
                .response()
                .orElseThrow()
                .dbInstances()
                .get(0);

        assertThat(believed.dbInstanceStatus()).isEqualTo("available");
        assertThat(believed.readReplicaSourceDBInstanceIdentifier()).isEqualTo(databases.primary());
    }

    @Test
    void promote_replica_passesThroughTheStatesAndEndsDetached() {
        Databases databases = Databases.create(aws.endpoint(), "whole");
        List<String> seen = new ArrayList<>();

        rds.promoteReadReplica(r -> r.dbInstanceIdentifier(databases.replica()));
        DBInstance promoted = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            DBInstance now = databases.describe(rds);
                            if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(now.dbInstanceStatus())) {
                                seen.add(now.dbInstanceStatus());
                            }
                            return now;
                        },
                        now -> now.dbInstanceStatus().equals("available")
                                && now.readReplicaSourceDBInstanceIdentifier() == null);

        // Who looks too slowly may miss one of them, but sees none out of turn.
        assertThat(List.of("available", "modifying", "rebooting", "backing-up", "available"))
                .containsSubsequence(seen);
        assertThat(seen).contains("modifying").endsWith("available");
        assertThat(promoted.statusInfos()).isEmpty();
        assertThat(promoted.endpoint().address()).contains("whole-replica");
        assertThatThrownBy(() -> rds.promoteReadReplica(r -> r.dbInstanceIdentifier(databases.replica())))
                .isInstanceOf(InvalidDbInstanceStateException.class)
                .hasMessageContaining("not a read replica");
    }

    @Test
    void promote_neverFinishing_staysModifyingAndAttached() {
        Databases databases = Databases.create(aws.endpoint(), "stuck");
        aws.durations(Duration.ofMillis(1100), Duration.ofSeconds(1), Duration.ofSeconds(1));
        aws.promotionNeverFinishes(true);
        rds.promoteReadReplica(r -> r.dbInstanceIdentifier(databases.replica()));
        await().atMost(PATIENCE)
                .until(() -> databases.describe(rds).dbInstanceStatus().equals("modifying"));

        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).untilAsserted(() -> {
            assertThat(databases.describe(rds).dbInstanceStatus()).isEqualTo("modifying");
            assertThat(databases.describe(rds).readReplicaSourceDBInstanceIdentifier())
                    .isEqualTo(databases.primary());
        });

        aws.promotionNeverFinishes(false);
        await().atMost(PATIENCE)
                .until(() -> databases.describe(rds).dbInstanceStatus().equals("available"));
    }

    @Test
    void promote_whileBackingUp_isRefused() {
        Databases databases = Databases.create(aws.endpoint(), "busy");
        aws.databases().status("eu-west-1", databases.replica(), "backing-up", Duration.ofMinutes(1));

        assertThatThrownBy(() -> rds.promoteReadReplica(r -> r.dbInstanceIdentifier(databases.replica())))
                .isInstanceOf(InvalidDbInstanceStateException.class)
                .hasMessageContaining("backing-up");
    }

    @Test
    void promote_unknownInstance_isATypedError() {
        assertThatThrownBy(() -> rds.promoteReadReplica(r -> r.dbInstanceIdentifier("nobody")))
                .isInstanceOf(DbInstanceNotFoundException.class);
        assertThatThrownBy(() -> rds.describeDBInstances(r -> r.dbInstanceIdentifier("nobody")))
                .isInstanceOf(DbInstanceNotFoundException.class);
    }

    @Test
    void promote_primaryRegionDark_worksFromTheReplicasRegionAlone() {
        Databases databases = Databases.create(aws.endpoint(), "alone");
        aws.faults(List.of(Fault.dark("us-east-1")));

        rds.promoteReadReplica(r -> r.dbInstanceIdentifier(databases.replica()));

        await().atMost(PATIENCE).until(() -> databases.describe(rds).readReplicaSourceDBInstanceIdentifier() == null);
    }
}
