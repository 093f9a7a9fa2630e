package io.drfailover.drill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlarmTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:dr-failover";

    private record Invocation(String functionArn, JsonNode event) {}

    private final EmulatedAws aws = Emulator.start();
    private final BlockingQueue<Invocation> invocations = new LinkedBlockingQueue<>();
    private final ObjectMapper json = new ObjectMapper();
    private Optional<HttpServer> receiver = Optional.empty();

    @BeforeAll
    void listen() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/invoke", exchange -> {
            invocations.add(new Invocation(
                    exchange.getRequestHeaders().getFirst("X-Amz-Function-Arn"),
                    json.readTree(exchange.getRequestBody())));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.start();
        receiver = Optional.of(server);
        aws.webhook(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/invoke"));
    }

    @AfterAll
    void stop() {
        receiver.ifPresent(server -> server.stop(0));
        aws.close();
    }

    @Test
    void alarm_withAFunctionAsAction_invokesItOnceWithTheDocumentedEvent() throws InterruptedException {
        aws.alarms().put("eu-west-1", "primary-down", FUNCTION);

        aws.alarms().set("eu-west-1", "primary-down", "ALARM", "no connections");

        Invocation invocation = next();
        assertThat(invocation.functionArn()).isEqualTo(FUNCTION);
        JsonNode event = invocation.event();
        assertThat(event.get("source").asText()).isEqualTo("aws.cloudwatch");
        assertThat(event.get("alarmArn").asText())
                .isEqualTo("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:primary-down");
        assertThat(event.get("accountId").asText()).isEqualTo("123456789012");
        assertThat(event.get("region").asText()).isEqualTo("eu-west-1");
        assertThat(event.get("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000");
        JsonNode data = event.get("alarmData");
        assertThat(data.get("alarmName").asText()).isEqualTo("primary-down");
        assertThat(data.at("/state/value").asText()).isEqualTo("ALARM");
        assertThat(data.at("/state/reason").asText()).isEqualTo("no connections");
        assertThat(data.at("/previousState/value").asText()).isEqualTo("OK");
        assertThat(data.at("/configuration/metrics/0/metricStat/metric/name").asText())
                .isEqualTo("DatabaseConnections");

        aws.alarms().set("eu-west-1", "primary-down", "ALARM", "still none");
        assertThat(invocations.poll(1, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void alarm_throughATopic_invokesTheSubscribedFunctionWithTheAlarmAsMessage() throws Exception {
        String topic = "arn:aws:sns:eu-west-1:123456789012:dr-alarms";
        EmulatorControl control = new EmulatorControl(aws.endpoint());
        control.query(
                "sns", "eu-west-1", Map.of("Action", "CreateTopic", "Version", "2010-03-31", "Name", "dr-alarms"));
        control.query(
                "sns",
                "eu-west-1",
                Map.of(
                        "Action", "Subscribe",
                        "Version", "2010-03-31",
                        "TopicArn", topic,
                        "Protocol", "lambda",
                        "Endpoint", FUNCTION));
        aws.alarms().put("eu-west-1", "through-topic", topic);

        aws.alarms().set("eu-west-1", "through-topic", "ALARM", "no connections");

        Invocation invocation = next();
        assertThat(invocation.functionArn()).isEqualTo(FUNCTION);
        JsonNode record = invocation.event().at("/Records/0");
        assertThat(record.get("EventSource").asText()).isEqualTo("aws:sns");
        assertThat(record.at("/Sns/TopicArn").asText()).isEqualTo(topic);
        assertThat(record.at("/Sns/Subject").asText()).isEqualTo("ALARM: \"through-topic\" in EU (Ireland)");
        JsonNode message = json.readTree(record.at("/Sns/Message").asText());
        assertThat(message.get("AlarmName").asText()).isEqualTo("through-topic");
        assertThat(message.get("NewStateValue").asText()).isEqualTo("ALARM");
        assertThat(message.get("OldStateValue").asText()).isEqualTo("OK");
        assertThat(message.at("/Trigger/Namespace").asText()).isEqualTo("AWS/RDS");
    }

    @Test
    void alarm_unknownName_saysWhatAwsSaid() {
        assertThatThrownBy(() -> aws.alarms().set("eu-west-1", "nobody", "ALARM", "why"))
                .isInstanceOf(EmulatedAwsException.class)
                .hasMessageContaining("ResourceNotFound");
    }

    private Invocation next() throws InterruptedException {
        return Optional.ofNullable(invocations.poll(10, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("no invocation in 10 s"));
    }
}
