package io.drfailover.drill;

import io.drfailover.console.view.Ink;
import io.drfailover.contract.FunctionAlias;
import io.drfailover.drill.DrillOptions.Deployed;
import io.drfailover.drill.aws.AlarmState;
import io.drfailover.drill.aws.TopicMessage;
import io.drfailover.drill.check.Evidence;
import io.drfailover.drill.installation.AlarmWatch;
import io.drfailover.drill.installation.Clockwork;
import io.drfailover.drill.installation.Installation;
import io.drfailover.drill.installation.InstalledStack;
import io.drfailover.drill.installation.Observation;
import io.drfailover.drill.installation.PrimaryMetrics;
import io.drfailover.drill.lambda.Invocation;
import io.drfailover.drill.primary.PrimarySite;
import io.drfailover.drill.run.PlayedRun;
import io.drfailover.drill.world.Scenario;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What happens to an installation: peace, then something of the primary breaks, and the alarms do what they must. */
final class DeployedPlay {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Twice as many as any alarm looks back, after the one that must ring has. */
    private static final int MINUTES_WATCHED = 10;

    private static final Duration ALARM_LIMIT = Duration.ofMinutes(2);

    private final Rig rig;
    private final PrimarySite primary;
    private final DrillOptions options;
    private final Deployed deployed;
    private final Steps steps;
    private final PrimaryMetrics metrics;
    private final CompletableFuture<Integer> probesAtDecision = new CompletableFuture<>();
    private @Nullable Observation observation;
    private Instant brokeAt = Instant.EPOCH;

    DeployedPlay(Rig rig, PrimarySite primary, DrillOptions options, Deployed deployed, Steps steps) {
        this.rig = rig;
        this.primary = primary;
        this.options = options;
        this.deployed = deployed;
        this.steps = steps;
        this.metrics = new PrimaryMetrics(rig.aws().metrics(), rig.world().scenario());
    }

    /** What was seen. */
    Observation observation() {
        return Objects.requireNonNull(observation, "run() comes before");
    }

    Evidence run() throws IOException, InterruptedException {
        Installation installation = rig.installation().orElseThrow();
        steps.next("peace: a minute of schedules and alarms lasts %.1f s"
                .formatted(deployed.minute().toMillis() / 1000.0));
        ExecutorService background = Executors.newSingleThreadExecutor();
        try (Clockwork clockwork =
                Clockwork.start(rig.aws(), installation, metrics, deployed.minute(), schedule -> rig.lambda()
                        .enqueue(schedule.targetArn(), "the schedule " + schedule.name(), schedule.input()))) {
            Future<List<InstalledStack.PlanAfter>> plans =
                    background.submit(() -> installation.plans().run());
            List<AlarmState> peaceful = new Peace(rig, installation, clockwork).await();
            Instant peace = Instant.now();
            List<InstalledStack.PlanAfter> planned = plans.get();
            showPeace(peaceful, clockwork);
            List<TopicMessage> messages = messages(installation);
            int probesBefore = clockwork.probes();
            long before = rig.lastRequest();
            try (AlarmWatch watch = AlarmWatch.start(rig.aws().alarms(), change -> show(change, clockwork))) {
                RunWatch runs = rig.watchRuns();
                breakPrimary();
                PlayedRun run = deployed.failure().failsOver() ? failover(runs) : PlayedRun.of(watchOnly(watch));
                clockwork.close(); // Time stands still while the world is verified.
                watch.close();
                observation = new Observation(
                        installation,
                        peaceful,
                        messages,
                        planned,
                        brokeAt,
                        watch.changes(),
                        rig.lambda().ended(FunctionAlias.PROBE).stream()
                                .filter(probe -> !probe.startedAt().isBefore(peace))
                                .toList(),
                        probesAtDecision.getNow(clockwork.probes()) - probesBefore,
                        problems(clockwork, watch));
                return new Evidence(rig, run, before);
            }
        } catch (ExecutionException e) {
            throw new IOException("planning the installed stacks", e.getCause());
        } finally {
            background.shutdownNow();
        }
    }

    private void breakPrimary() {
        PrimaryFailure failure = deployed.failure();
        Scenario scenario = rig.world().scenario();
        steps.next(
                failure.failsOver()
                        ? scenario.primaryRegion() + " breaks: load balancer, database, replication, every API"
                        : "only this fails: " + failure);
        brokeAt = Instant.now();
        if (failure == PrimaryFailure.REGION) {
            rig.darkenPrimary(); // And with it everything that could still measure something there.
        }
        if (failure.loadBalancer()) {
            primary.loadBalancerDies();
        }
        if (failure.database()) {
            primary.databaseDies();
        }
        if (failure == PrimaryFailure.LOAD_BALANCER) {
            metrics.loadBalancerDies();
        }
        if (failure == PrimaryFailure.DATABASE) {
            metrics.databaseDies();
        }
        if (failure.replication()) {
            rig.aws()
                    .databases()
                    .replicationBroken(scenario.drRegion(), scenario.replicaId(), "the source does not answer");
        }
    }

    private PlayedRun failover(RunWatch runs) throws IOException, InterruptedException {
        if (options.trouble().throttled()) {
            rig.throttle();
        }
        try {
            return ShownFailover.watch(
                    rig, steps.screen(), brokeAt.toEpochMilli(), () -> runs.awaitEnd(PATIENCE.plus(ALARM_LIMIT)));
        } finally {
            rig.calm();
        }
    }

    /** Waits for the alarm that must ring, and then long enough for one that must not. */
    private Invocation watchOnly(AlarmWatch watch) throws IOException, InterruptedException {
        steps.next("watching: one signal alone must move nothing");
        long deadline = System.nanoTime() + ALARM_LIMIT.toNanos();
        while (watch.changes().isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("no alarm rang within " + ALARM_LIMIT.toSeconds() + " s after "
                        + deployed.failure() + " had failed; the function's log says what the probe measured");
            }
            Thread.sleep(deployed.minute().toMillis() / 2);
        }
        Thread.sleep(deployed.minute().multipliedBy(MINUTES_WATCHED).toMillis());
        List<Invocation> probes = rig.lambda().ended(FunctionAlias.PROBE);
        return probes.get(probes.size() - 1);
    }

    private void showPeace(List<AlarmState> alarms, Clockwork clockwork) {
        Ink ink = steps.screen().ink();
        for (AlarmState alarm : alarms) {
            steps.say("%s  %-10s %s%s"
                    .formatted(
                            alarm.value().equals("OK") ? ink.good("OK") : ink.faint("--"),
                            alarm.region(),
                            alarm.name(),
                            ink.faint(
                                    alarm.composite()
                                            ? "  (composite)"
                                            : alarm.value().equals("OK")
                                                    ? ""
                                                    : "  (metric math: not evaluated here)")));
        }
        List<Invocation> probes = rig.lambda().ended(FunctionAlias.PROBE);
        long answered =
                probes.stream().filter(probe -> probe.result().answered()).count();
        steps.say("%d probes sent, %d of %d that have ended answered; readiness check answered"
                .formatted(clockwork.probes(), answered, probes.size()));
    }

    private void show(AlarmWatch.Change change, Clockwork clockwork) {
        Ink ink = steps.screen().ink();
        Scenario scenario = rig.world().scenario();
        boolean rings = change.state().equals(Observation.ALARM);
        steps.screen()
                .line("%8s  %-15s %s %s"
                        .formatted(
                                String.format(
                                        Locale.ROOT,
                                        "%.1f s",
                                        Duration.between(brokeAt, change.at()).toMillis() / 1000.0),
                                change.region(),
                                rings ? ink.bad(change.state()) : change.state(),
                                change.alarm()));
        if (rings
                && change.region().equals(scenario.drRegion())
                && change.alarm().equals(scenario.alarmName())
                && probesAtDecision.complete(clockwork.probes())
                && deployed.failure().failsOver()) {
            steps.next("the failover: " + change.alarm() + " invokes the function");
        }
    }

    private List<TopicMessage> messages(Installation installation) {
        List<TopicMessage> messages = new ArrayList<>();
        for (InstalledStack stack : installation.stacks()) {
            for (String topic : stack.values("aws_sns_topic", "arn")) {
                messages.addAll(rig.aws().topics().published(topic));
            }
        }
        return messages;
    }

    private List<String> problems(Clockwork clockwork, AlarmWatch watch) {
        List<String> problems = new ArrayList<>();
        clockwork.failure().ifPresent(problems::add);
        watch.failure().ifPresent(problems::add);
        rig.metrics().failure().ifPresent(problems::add);
        problems.addAll(rig.lambda().undelivered());
        return problems;
    }
}
