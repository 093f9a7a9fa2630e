package io.drfailover.drill.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.FailoverConfig;
import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.drill.simulation.fault.Fault;
import io.drfailover.drill.simulation.fault.Faults;
import io.drfailover.drill.simulation.schedule.Scheduler;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/** Everything outside the function, for one run. */
public final class World {
    /** The secret that must not be seen anywhere. */
    public static final String PASSWORD = "correct-horse-battery-staple";

    /** The applications, in their order. */
    public static final List<String> RELEASES = List.of("shop", "search");

    static final String REGION = "eu-west-1";
    static final String REPLICA = "shop-replica";
    static final String CLUSTER = "shop-dr";

    private static final Instant NIGHT = Instant.parse("2026-11-23T03:00:00Z");
    private static final Duration LONGEST = Duration.ofHours(5);

    private final Scenario scenario;
    private final Scheduler scheduler;
    private final Faults faults;
    private final Trail trail;
    private final Bucket bucket;
    private final Database database;
    private final Cloud cloud;
    private final Releases releases = new Releases();
    private final SimulatedLambda lambda;
    private final People people;
    private final FailoverConfig config;
    private final Path disk;
    private TerraformState terraformState = TerraformState.EMPTY;
    private Trouble trouble;
    private final List<String> codes = new ArrayList<>();
    private int numbers;
    private int sandboxes;
    private boolean over;

    /**
     * Makes a world.
     *
     * @param seed decides everything
     * @param threads runs its tasks
     * @param disk where the function writes its files
     * @param traced whether events are written down
     */
    public World(long seed, Executor threads, Path disk, boolean traced) {
        this.scenario = Scenario.of(seed);
        this.trouble = scenario.trouble();
        this.disk = disk;
        this.scheduler = new Scheduler(~seed, NIGHT, LONGEST, threads);
        this.faults =
                new Faults(seed * 31, scenario.weather(), NIGHT.plus(scenario.quietAfter()), scenario.crashAtWrite());
        this.trail = new Trail(scheduler, traced);
        scheduler.logTo(line -> trail.observe(new Observation.Logged(line)));
        this.bucket = new Bucket(trail, this::recorded);
        this.database = new Database(scheduler, scenario, trail);
        this.cloud = new Cloud(this, scenario);
        this.lambda = new SimulatedLambda(this);
        this.people = new People(this);
        this.config = FailoverConfig.from(environment(scenario));
    }

    private static Map<String, String> environment(Scenario scenario) {
        Map<EnvironmentVariable, String> set = new EnumMap<>(EnvironmentVariable.class);
        set.put(EnvironmentVariable.DR_REGION, REGION);
        set.put(EnvironmentVariable.PRIMARY_REGION, "us-east-1");
        set.put(EnvironmentVariable.RDS_REPLICA_ID, REPLICA);
        set.put(EnvironmentVariable.EKS_CLUSTER_NAME, CLUSTER);
        set.put(EnvironmentVariable.APP_NAMESPACE, "shop");
        set.put(EnvironmentVariable.APP_SERVICE_NAME, "shop");
        set.put(EnvironmentVariable.DR_BUCKET, "dr");
        set.put(EnvironmentVariable.BUNDLE_SHA256, "0".repeat(64));
        set.put(EnvironmentVariable.TOOLCHAIN_KEY, "toolchain/t.zip");
        set.put(EnvironmentVariable.TOOLCHAIN_SHA256, "0".repeat(64));
        set.put(EnvironmentVariable.EKS_CLUSTER_ROLE_ARN, "arn:aws:iam::123456789012:role/cluster");
        set.put(EnvironmentVariable.EKS_NODE_ROLE_ARN, "arn:aws:iam::123456789012:role/node");
        set.put(EnvironmentVariable.FUNCTION_ROLE_ARN, "arn:aws:iam::123456789012:role/function");
        set.put(EnvironmentVariable.FAILOVER_ORDER, scenario.order().name().toLowerCase(java.util.Locale.ROOT));
        set.put(EnvironmentVariable.PROMOTION_TIMEOUT, scenario.patient() ? "PT3H" : "PT20M");
        set.put(EnvironmentVariable.RELEASE_TIMEOUT, "PT5M");
        set.put(EnvironmentVariable.RUN_TIME_LIMIT, "PT45M");
        set.put(EnvironmentVariable.NOTIFICATION_TOPIC_ARN, "arn:aws:sns:eu-west-1:123456789012:dr");
        Map<String, String> all = new TreeMap<>(scenario.plot().settings().environment());
        set.forEach((variable, value) -> all.put(variable.name(), value));
        return all;
    }

    /**
     * Lets the alarm ring and everything take its course.
     *
     * @param realTime no more than that
     * @return false if the function never gave up its turn
     */
    public boolean run(Duration realTime) throws InterruptedException {
        trail.note(scenario.toString());
        people.ring();
        return scheduler.run(realTime);
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    public Faults faults() {
        return faults;
    }

    public Trail trail() {
        return trail;
    }

    public Cloud cloud() {
        return cloud;
    }

    public Releases releases() {
        return releases;
    }

    public SimulatedLambda lambda() {
        return lambda;
    }

    /** What is wrong for good, now. */
    public Trouble trouble() {
        return trouble;
    }

    /** Whether a person had to order the failover again. */
    public boolean neededAPerson() {
        return people.cameAgain();
    }

    /** Whether the database stands alone and is available. */
    public boolean isPromoted() {
        return database.now().promoted();
    }

    /** Whether RDS has taken a promotion of the replica, done or not. */
    public boolean isPromoting() {
        return database.isPromoting();
    }

    /** The object of the lock, if there is one. */
    public boolean isStateLocked() {
        return bucket.get(io.drfailover.contract.BucketLayout.TERRAFORM_LOCK) != null;
    }

    /** The current run's record, or null if there is none. */
    public @org.jspecify.annotations.Nullable JsonNode run() {
        return bucket.run();
    }

    /** How the decision is configured. */
    public Settings settings() {
        return scenario.plot().settings();
    }

    /** Whether the kill switch is set. */
    public boolean isHeld() {
        return bucket.isHeld();
    }

    /** The codes that were made, secrets all of them. */
    public List<String> codes() {
        return codes;
    }

    /** Whether the primary was dead from the beginning, everybody could see it, and nobody interfered. */
    public boolean owesARun() {
        return scenario.plot().primary().equals(Primary.plainlyDead());
    }

    /** The run that a person has put away after its end, in peace; or "". */
    public String putAway() {
        return people.putAway();
    }

    Duration sinceAlarm() {
        return Duration.between(NIGHT, scheduler.now());
    }

    boolean isDatabaseDead() {
        return scenario.plot().primary().isDatabaseDead(sinceAlarm());
    }

    People people() {
        return people;
    }

    String newCode() {
        codes.add("KX7Q-" + (1000 + nextNumber()));
        return codes.get(codes.size() - 1);
    }

    Scenario scenario() {
        return scenario;
    }

    Bucket bucket() {
        return bucket;
    }

    Database database() {
        return database;
    }

    TerraformState terraformState() {
        return terraformState;
    }

    void persist(TerraformState state) {
        terraformState = state;
    }

    /** A person does what the notices say: among others, deletes what AWS has given up. */
    void repair() {
        trouble = Trouble.NONE;
        cloud.deleteFailed();
    }

    /** Whether faults may still come. */
    boolean isStormy() {
        return scheduler.now().isBefore(NIGHT.plus(scenario.quietAfter()));
    }

    void end() {
        over = true;
        scheduler.stop();
    }

    boolean isOver() {
        return over;
    }

    int nextNumber() {
        return ++numbers;
    }

    Sandbox newSandbox(String event, String requestId) {
        var sandbox = new Sandbox(this, ++sandboxes, Errand.of(event, requestId, scheduler.now()));
        if (faults.happens(Fault.LEDGER_UNREACHABLE, stormy(0.06), scheduler.now())) {
            long from = faults.between(0, 60_000);
            long length = faults.between(20_000, 120_000);
            scheduler.after(
                    Duration.ofMillis(from),
                    () -> sandbox.cutOffLedgerUntil(scheduler.now().plusMillis(length)));
        }
        return sandbox;
    }

    Function function(Sandbox sandbox) {
        return new Wiring(sandbox, config, disk).function();
    }

    private void recorded(Observation.Recorded recorded) {
        boolean before = recorded.before() != null
                && recorded.before().path("state").asText().equals("aborted");
        if (recorded.isNewRun()) {
            people.began(recorded.after());
        } else if (!before && recorded.after().path("state").asText().equals("aborted")) {
            people.aborted(recorded.after());
        }
    }

    void tell(String subject, String text) {
        trail.observe(new Observation.Told(subject, text));
        trail.event("people are told", subject);
        people.told(subject, text);
    }

    /** A probability for the weather of this run. */
    double stormy(double probability) {
        return scenario.weather().of(probability);
    }

    /** The watchdog comes every minute; most of its visits are no news. */
    boolean traces(String event) {
        return !event.equals(People.WATCHDOG);
    }
}
