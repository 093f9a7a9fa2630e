package io.drfailover.drill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** The Java client speaks CBOR; whatever works here works over that protocol. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudWatchTest {
    private static final Duration MINUTE = Duration.ofMillis(300);
    private static final String REGION = "eu-west-1";

    private final EmulatedAws aws = Emulator.start();
    private final CloudWatchClient cloudWatch = new Clients(aws.endpoint(), Clients.DR).cloudWatch();

    @AfterEach
    void stopEvaluating() {
        aws.alarms().evaluateNever();
    }

    @AfterAll
    void stop() {
        cloudWatch.close();
        aws.close();
    }

    @Test
    void metricData_putByTheJavaClient_isReadBack() {
        Instant now = Instant.now();
        put("Test", "Answers", dimension("Replica", "one"), now, 0.25);

        MetricDataResult result = read("Test", "Answers", dimension("Replica", "one"), now);

        assertThat(result.values()).containsExactly(0.25);
        assertThat(result.timestamps()).hasSize(1);
    }

    @Test
    void describeAlarms_withoutTypes_returnsMetricAlarmsOnly() {
        // "missing": whoever evaluates all alarms meanwhile finds no data, and lets it be.
        putAlarm("listed-child", "missing", 1, 1);
        cloudWatch.putCompositeAlarm(r -> r.alarmName("listed").alarmRule("ALARM(\"listed-child\")"));

        assertThat(cloudWatch.describeAlarms(r -> r.alarmNamePrefix("listed")).metricAlarms())
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.alarmName()).isEqualTo("listed-child");
                    assertThat(alarm.stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
                });
        CompositeAlarm composite = composite("listed");
        assertThat(composite.alarmRule()).isEqualTo("ALARM(\"listed-child\")");
        assertThat(composite.stateValue()).isEqualTo(StateValue.OK);
    }

    @Test
    void error_ofAnUnknownAlarm_arrivesWithItsCode() {
        assertThatThrownBy(() -> cloudWatch.setAlarmState(
                        r -> r.alarmName("nobody").stateValue(StateValue.ALARM).stateReason("why")))
                .isInstanceOfSatisfying(CloudWatchException.class, failure -> {
                    assertThat(failure.awsErrorDetails().errorCode()).contains("ResourceNotFound");
                    assertThat(failure.statusCode()).isEqualTo(404);
                });
    }

    @Test
    void fault_ofCloudWatch_arrivesOverCbor() {
        aws.faults(List.of(Fault.error(REGION, "monitoring", "DescribeAlarms", "InternalServiceFault", 400, 1)));

        assertThatThrownBy(() -> cloudWatch.describeAlarms())
                .isInstanceOfSatisfying(CloudWatchException.class, failure -> assertThat(
                                failure.awsErrorDetails().errorCode())
                        .isEqualTo("InternalServiceFault"));
    }

    @Test
    void compositeAlarm_whoseRuleNamesNobody_isRefused() {
        assertThatThrownBy(() ->
                        cloudWatch.putCompositeAlarm(r -> r.alarmName("wrong").alarmRule("ALARM(\"missing-child\")")))
                .isInstanceOf(CloudWatchException.class)
                .hasMessageContaining("missing-child");
    }

    @Test
    void compositeAlarm_followsItsChildren() {
        putAlarm("child-a", "notBreaching", 1, 1);
        putAlarm("child-b", "notBreaching", 1, 1);
        cloudWatch.putCompositeAlarm(
                r -> r.alarmName("both").alarmRule("ALARM(\"child-a\") AND NOT (OK(\"child-b\") OR FALSE)"));
        aws.alarms().set(REGION, "child-b", "OK", "test");

        aws.alarms().set(REGION, "child-a", "ALARM", "test");
        assertThat(composite("both").stateValue()).isEqualTo(StateValue.OK);
        aws.alarms().set(REGION, "child-b", "ALARM", "test");
        assertThat(composite("both").stateValue()).isEqualTo(StateValue.ALARM);
        aws.alarms().set(REGION, "child-a", "OK", "test");

        assertThat(composite("both").stateValue()).isEqualTo(StateValue.OK);
    }

    @Test
    void putAlarm_thatExists_keepsItsState() {
        putAlarm("kept", "notBreaching", 1, 1);
        aws.alarms().set(REGION, "kept", "ALARM", "test");

        putAlarm("kept", "breaching", 2, 3);

        assertThat(aws.alarms().state(REGION, "kept").value()).isEqualTo("ALARM");
    }

    @Test
    void evaluator_oneBreachingDatapointOfThree_staysOkUntilTheSecond() {
        putAlarm("two-of-three", "notBreaching", 2, 3);
        aws.metrics().steady(REGION, "DrFailover", "LoadBalancerAnswers", dimensions("two-of-three"), 1);
        aws.alarms().evaluateEvery(MINUTE);
        awaitState("two-of-three", "OK");

        aws.metrics().steady(REGION, "DrFailover", "LoadBalancerAnswers", dimensions("two-of-three"), 0);

        awaitState("two-of-three", "ALARM");
        assertThat(aws.alarms().state(REGION, "two-of-three").reason())
                // Three, if this machine was too slow for the evaluation in between; the rule itself is tested in
                // Python.
                .containsPattern("[23] out of the last 3 datapoints \\[0\\.0, 0\\.0, [01]\\.0\\] were less than the"
                        + " threshold \\(1\\.0\\)");
        aws.metrics().steady(REGION, "DrFailover", "LoadBalancerAnswers", dimensions("two-of-three"), 1);
        awaitState("two-of-three", "OK");
    }

    @Test
    void evaluator_datapointsPutByTheClient_raiseTheAlarm() {
        putAlarm("put", "notBreaching", 1, 1);
        aws.alarms().evaluateEvery(MINUTE);
        awaitState("put", "OK");

        await().atMost(Duration.ofSeconds(10)).pollInterval(MINUTE).until(() -> {
            put("DrFailover", "LoadBalancerAnswers", dimension("Replica", "put"), Instant.now(), 0);
            return aws.alarms().state(REGION, "put").value().equals("ALARM");
        });
    }

    @Test
    void evaluator_metricThatFallsSilent_isTreatedAsTheAlarmSays() {
        for (String treatment : List.of("missing", "breaching", "notBreaching", "ignore")) {
            putAlarm(treatment, treatment, 3, 5);
            aws.alarms().set(REGION, treatment, "OK", "test");
        }

        aws.alarms().evaluateEvery(MINUTE);

        awaitState("missing", "INSUFFICIENT_DATA");
        awaitState("breaching", "ALARM");
        awaitState("notBreaching", "OK");
        awaitState("ignore", "OK");
    }

    /** A window slides: with one that begins on the hour the datapoint would count only when the six hours are over. */
    @Test
    void evaluator_oneDatapointInAPeriodOfHours_countsWithinTheNextMinute() {
        int sixHours = 6 * 3600;
        cloudWatch.putMetricAlarm(r -> alarm(r, "hours", "breaching", 2, 2).period(sixHours));
        aws.alarms().evaluateEvery(MINUTE);
        awaitState("hours", "ALARM");

        put("DrFailover", "LoadBalancerAnswers", dimension("Replica", "hours"), Instant.now(), 1);

        awaitState("hours", "OK");
    }

    @Test
    void steadyMetric_isReadableUntilItIsSilent() {
        aws.metrics().steady(REGION, "AWS/RDS", "DatabaseConnections", Map.of("DBInstanceIdentifier", "db"), 12);

        Instant now = Instant.now();
        List<Double> values = read("AWS/RDS", "DatabaseConnections", dimension("DBInstanceIdentifier", "db"), now)
                .values();

        assertThat(values).isNotEmpty().containsOnly(12.0);
    }

    private void put(String namespace, String name, Dimension dimension, Instant when, double value) {
        MetricDatum datum = MetricDatum.builder()
                .metricName(name)
                .dimensions(dimension)
                .timestamp(when)
                .value(value)
                .build();
        cloudWatch.putMetricData(r -> r.namespace(namespace).metricData(datum));
    }

    private MetricDataResult read(String namespace, String name, Dimension dimension, Instant now) {
        MetricDataQuery query = MetricDataQuery.builder()
                .id("m")
                .metricStat(stat -> stat.stat("Average")
                        .period(60)
                        .metric(m -> m.namespace(namespace).metricName(name).dimensions(dimension)))
                .build();
        return cloudWatch
                .getMetricData(r -> r.startTime(now.minusSeconds(300))
                        .endTime(now.plusSeconds(60))
                        .metricDataQueries(query))
                .metricDataResults()
                .get(0);
    }

    private void putAlarm(String name, String missing, int datapoints, int periods) {
        cloudWatch.putMetricAlarm(r -> alarm(r, name, missing, datapoints, periods));
    }

    private static PutMetricAlarmRequest.Builder alarm(
            PutMetricAlarmRequest.Builder request, String name, String missing, int datapoints, int periods) {
        return request.alarmName(name)
                .namespace("DrFailover")
                .metricName("LoadBalancerAnswers")
                .dimensions(dimension("Replica", name))
                .statistic(Statistic.MAXIMUM)
                .period(60)
                .evaluationPeriods(periods)
                .datapointsToAlarm(datapoints)
                .threshold(1.0)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .treatMissingData(missing);
    }

    private CompositeAlarm composite(String name) {
        return cloudWatch
                .describeAlarms(r -> r.alarmNames(name).alarmTypes(AlarmType.COMPOSITE_ALARM))
                .compositeAlarms()
                .get(0);
    }

    private void awaitState(String name, String state) {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> aws.alarms().state(REGION, name).value().equals(state));
    }

    private static Map<String, String> dimensions(String replica) {
        return Map.of("Replica", replica);
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }
}
