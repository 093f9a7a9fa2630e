package io.drfailover.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.MovingClock;
import io.drfailover.SilentProgress;
import io.drfailover.TestEnvironment;
import io.drfailover.contract.BundleManifest;
import io.drfailover.terraform.InfrastructureHistory.LockHolder;
import io.drfailover.terraform.Inventory.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an earlier attempt left: what terraform is made to do is harmless, and done only while the run is ours. */
class InfrastructureBuilderPropertyTest {
    /** What an earlier attempt left of one resource. */
    enum Left {
        NOTHING,
        RECORDED,
        ORPHAN,
        ORPHAN_IN_PROGRESS,
        TAINTED,
        TAINTED_IN_PROGRESS,
        TAINTED_FAILED,
        TAINTED_ABSENT
    }

    private static final List<ModelResource> CONFIGURATION = InfrastructureBuilderTest.CONFIGURATION;

    // jqwik makes one instance for all tries of a property.
    private List<String> journal = List.of();
    private ModelTerraform terraform = new ModelTerraform(CONFIGURATION, journal);
    private RecordingHistory history = new RecordingHistory(journal);

    @Property(tries = 500)
    void ensureBuilt_anyRemains_destroysNothingThatLivesAndFencesEachEffect(
            @ForAll("remains") List<Left> remains,
            @ForAll("sabotage") Map<String, List<String>> sabotage,
            @ForAll LockHolder holder,
            @ForAll boolean stale) {
        journal = new ArrayList<>();
        terraform = new ModelTerraform(CONFIGURATION, journal);
        history = new RecordingHistory(journal);
        for (int i = 0; i < remains.size(); i++) {
            leave(CONFIGURATION.get(i).address(), remains.get(i));
        }
        terraform.sabotage.putAll(sabotage);
        if (stale) {
            terraform.applies.add(new StalePlanException(1));
        }
        Set<String> replaceable = replaceable();
        history.verdicts.add(holder);
        history.verdicts.add(LockHolder.DEAD);

        boolean built = build();

        for (int i = 0; i < journal.size(); i++) {
            if (journal.get(i).matches("(apply|untaint|unlock|revoke) .*")) {
                assertThat(journal.get(i - 1)).as("before %s", journal.get(i)).isEqualTo("fence");
            }
            if (journal.get(i).startsWith("apply ")) {
                assertThat(replaceable)
                        .as("what is destroyed is given up by AWS and needed by nobody")
                        .containsAll(destroyed(journal.get(i)));
            }
        }
        if (built) {
            assertThat(terraform.openGroups).isEmpty();
            assertThat(CONFIGURATION).allSatisfy(r -> {
                assertThat(terraform.state.get(r.address())).as(r.address()).isFalse();
                assertThat(terraform.aws.get(r.address())).as(r.address()).isEqualTo(Health.USABLE);
            });
        }
    }

    private static List<String> destroyed(String applied) {
        String list = applied.substring("apply [".length(), applied.length() - 1);
        return list.isEmpty() ? List.of() : List.of(list.split(", "));
    }

    private boolean build() {
        var bundle = new Bundle(Path.of("bundle"), new BundleManifest(1, "eu-west-1", "unknown", "1", "5", Map.of()));
        var clock = new MovingClock();
        StateLock lock = () -> journal.stream().anyMatch(line -> line.startsWith("unlock"))
                ? Optional.empty()
                : Optional.of(new StateLock.Holder("lock-1", "sbx@host", "OperationTypeApply", clock.instant()));
        try {
            new InfrastructureBuilder(
                            FailoverConfig.from(TestEnvironment.complete()),
                            (b, v) -> terraform,
                            lock,
                            terraform,
                            terraform,
                            new SilentProgress())
                    .ensureBuilt(bundle, history, clock.deadline(Duration.ofMinutes(1)));
            return true;
        } catch (TerraformException | Deadline.ReachedException e) {
            return false;
        }
    }

    private void leave(String address, Left left) {
        switch (left) {
            case NOTHING -> {}
            case RECORDED -> remember(address, false, Health.USABLE);
            case ORPHAN -> halfMade(address, Health.USABLE);
            case ORPHAN_IN_PROGRESS -> halfMade(address, Health.IN_PROGRESS);
            case TAINTED -> {
                terraform.state.put(address, true);
                halfMade(address, Health.USABLE);
            }
            case TAINTED_IN_PROGRESS -> {
                terraform.state.put(address, true);
                halfMade(address, Health.IN_PROGRESS);
            }
            case TAINTED_FAILED -> remember(address, true, Health.FAILED);
            case TAINTED_ABSENT -> terraform.state.put(address, true);
        }
    }

    private void halfMade(String address, Health health) {
        terraform.aws.put(address, health);
        if (address.startsWith("aws_security_group.")) {
            terraform.openGroups.add("id-of-" + address);
        }
    }

    private void remember(String address, boolean tainted, Health health) {
        terraform.state.put(address, tainted);
        terraform.aws.put(address, health);
    }

    private Set<String> replaceable() {
        return CONFIGURATION.stream()
                .map(ModelResource::address)
                .filter(a -> terraform.aws.get(a) == Health.FAILED)
                .filter(a -> CONFIGURATION.stream()
                        .noneMatch(r -> r.dependsOn().contains(a) && terraform.state.containsKey(r.address())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Provide
    Arbitrary<List<Left>> remains() {
        return Arbitraries.of(Left.class).list().ofSize(CONFIGURATION.size());
    }

    @Provide
    Arbitrary<Map<String, List<String>>> sabotage() {
        return Arbitraries.maps(
                        Arbitraries.of("aws_subnet.rogue", "aws_iam_role.rogue", "aws_lb.rogue"),
                        Arbitraries.of(
                                List.of("delete"),
                                List.of("delete", "create"),
                                List.of("create", "delete"),
                                List.of("forget"),
                                List.of("update"),
                                List.of("create")))
                .ofMaxSize(1);
    }
}
