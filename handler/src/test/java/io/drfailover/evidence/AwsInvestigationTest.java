package io.drfailover.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.drfailover.ClosedPort;
import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.MovingClock;
import io.drfailover.TestEnvironment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** All sources together: scripted AWS, a real URL, a real port. */
@Timeout(30)
class AwsInvestigationTest {
    private static final Suspicion SUSPICION =
            new Suspicion("primary-down", "", Optional.of(MovingClock.START.minusSeconds(5)));

    private final ScriptedCloudWatch cloudWatch = new ScriptedCloudWatch();
    private HttpServer users;
    private int database;

    @BeforeEach
    void primary() throws IOException {
        users = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        users.start();
        database = users.getAddress().getPort();
    }

    @AfterEach
    void end() {
        users.stop(0);
    }

    private void alarm(StateValue state) {
        cloudWatch.alarms = () -> DescribeAlarmsResponse.builder()
                .metricAlarms(MetricAlarm.builder().stateValue(state).build())
                .build();
    }

    private AwsInvestigation investigation(ScriptedRds replica, ScriptedRds primary) {
        Map<String, String> environment = TestEnvironment.complete();
        environment.put("PRIMARY_URL", "http://127.0.0.1:" + users.getAddress().getPort() + "/");
        environment.put("PRIMARY_DATABASE_HOST", "127.0.0.1");
        environment.put("PRIMARY_DATABASE_PORT", String.valueOf(database));
        environment.put("PRIMARY_DATABASE_ID", "primary");
        return AwsInvestigation.of(
                FailoverConfig.from(environment), replica, cloudWatch, () -> primary, new MovingClock());
    }

    private static Look look(AwsInvestigation investigation) {
        return investigation.look(SUSPICION, Deadline.in(Duration.ofSeconds(20)));
    }

    private static ScriptedRds throwing(RuntimeException error) {
        return new ScriptedRds(() -> {
            throw error;
        });
    }

    @Test
    void look_healthyPrimary_everythingSpeaksAgainstIt() {
        alarm(StateValue.OK);
        cloudWatch.lag(Map.of(MovingClock.START.minusSeconds(60), 1.0));

        Look look = look(investigation(
                new ScriptedRds(() -> ScriptedRds.replica("replicating", true).build()),
                ScriptedRds.primary("available")));

        assertThat(look.at()).isEqualTo(MovingClock.START);
        assertThat(look.observations()).extracting(Observation::source).containsExactly(Source.values());
        assertThat(look.observations()).extracting(Observation::side).containsOnly(Side.AGAINST);
        assertThat(look.observations().get(1).seen()).isEqualTo("answers (HTTP 404)");
        assertThat(look.observations().get(2).seen()).isEqualTo("is reachable (accepts connections)");
    }

    @Test
    void look_deadPrimary_everythingSpeaksForIt() throws IOException {
        alarm(StateValue.ALARM);
        users.createContext("/", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        Look look;
        try (var closed = new ClosedPort()) {
            database = closed.number();
            look = look(investigation(
                    new ScriptedRds(() -> ScriptedRds.replica("error", false).build()),
                    throwing(ApiCallTimeoutException.create(5000))));
        }

        assertThat(look.observations()).extracting(Observation::side).containsOnly(Side.FOR);
        assertThat(new Rule(2, Set.of(Source.values())).explain(look))
                .startsWith(
                        "5 of 2 required: the alarm is still in ALARM, the primary's URL fails (HTTP 503), the primary"
                                + " database is not reachable (no connection: Connection refused), the replica reports"
                                + " replication error (");
    }

    @Test
    void look_awsIsSilentEverywhere_onlyAnswersCount() {
        RuntimeException silence = SdkClientException.create("connect timed out");
        cloudWatch.trouble = () -> {
            throw silence;
        };

        Look look = look(investigation(throwing(silence), throwing(ApiCallTimeoutException.create(5000))));

        assertThat(look.observations())
                .extracting(Observation::side)
                .containsExactly(Side.UNKNOWN, Side.AGAINST, Side.AGAINST, Side.UNKNOWN, Side.UNKNOWN);
        assertThat(look.observations().get(4).seen()).contains("the fault may be on this side");
    }

    @Test
    void look_urlThatMayTakeLongerThanAllSources_isFoundSilentAllTheSame() throws IOException {
        try (var deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment = TestEnvironment.complete();
            environment.put("PRIMARY_URL", "http://127.0.0.1:" + deaf.getLocalPort() + "/");
            environment.put("PROBE_HTTP_TIMEOUT", "PT1M");
            environment.put("EVIDENCE_TIMEOUT", "PT3S");
            var replica = new ScriptedRds(
                    () -> ScriptedRds.replica("replicating", true).build());
            var investigation = AwsInvestigation.of(
                    FailoverConfig.from(environment), replica, cloudWatch, () -> replica, new MovingClock());

            Look look = investigation.look(SUSPICION, new MovingClock().deadline(Duration.ofSeconds(20)));

            assertThat(look.observations().get(1))
                    .isEqualTo(new Observation(Source.ENDPOINT, Side.FOR, "fails (no answer within 1000 ms)"));
        }
    }

    @Test
    void dataLoss_isToldWithinItsDeadline() {
        cloudWatch.lag(Map.of(MovingClock.START.minusSeconds(330), 9.0));
        var investigation = investigation(ScriptedRds.primary("available"), ScriptedRds.primary("available"));

        assertThat(investigation.dataLoss(SUSPICION, Deadline.in(Duration.ofSeconds(20))))
                .isEqualTo(new DataLoss(9L, "the replica was 9 s behind at 02:54:30 UTC"));
        assertThat(investigation.dataLoss(SUSPICION, Deadline.in(Duration.ZERO)).seconds())
                .isNull();
    }
}
