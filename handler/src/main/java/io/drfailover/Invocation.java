package io.drfailover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.event.Decision;
import io.drfailover.event.Trigger;
import io.drfailover.event.TriggerParser;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.RunLedger;
import io.drfailover.ledger.RunRecord;
import io.drfailover.ledger.RunState;
import io.drfailover.report.FailoverReport;
import io.drfailover.report.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One invocation: from the event to the answer. */
final class Invocation {
    private static final Logger LOG = LoggerFactory.getLogger(Invocation.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** The invocation may outlive its own deadline by what it needs to stop; Lambda ends it then. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(15);

    private final FailoverConfig config;
    private final Failover failover;
    private final Failover.Stages stages;
    private final RunLedger ledger;
    private final Probing probing;
    private final InstantSource clock;
    private final TriggerParser parser = new TriggerParser();

    Invocation(
            FailoverConfig config,
            Failover failover,
            Failover.Stages stages,
            RunLedger ledger,
            Probing probing,
            InstantSource clock) {
        this.config = config;
        this.failover = failover;
        this.stages = stages;
        this.ledger = ledger;
        this.probing = probing;
        this.clock = clock;
    }

    /** Looks at the primary and answers. */
    @FunctionalInterface
    interface Probing {
        JsonNode answer(Deadline deadline);
    }

    /**
     * Answers an event.
     *
     * @param event the invocation's payload
     * @param deadline until when this invocation may work
     * @throws FailoverException if the event is not understood or a stage fails
     */
    JsonNode answer(String event, Deadline deadline) {
        Trigger trigger = parser.parse(event);
        Decision decision = Decision.of(trigger, config.replicaId());
        if (decision instanceof Decision.Probe) {
            // Logged by itself, in one line: it runs every minute.
            return probing.answer(deadline);
        }
        LOG.info("invoked: {}", trigger.summary());
        if (decision instanceof Decision.Nothing nothing) {
            return message(nothing.reason());
        }
        if (decision instanceof Decision.Failover wanted) {
            return recorded().orElseGet(() -> run(trigger, wanted.confirmed(), deadline));
        }
        return new Readiness(config).check(stages.open(new Timeline("test", clock)));
    }

    /** A run that has succeeded is not repeated: the answer stays the same until somebody clears the record. */
    private Optional<JsonNode> recorded() {
        return ledger.current()
                .map(RunLedger.Entry::run)
                .filter(run -> run.state() == RunState.SUCCEEDED)
                .map(RunRecord::answer);
    }

    private JsonNode run(Trigger trigger, boolean confirmed, Deadline deadline) {
        Instant now = clock.instant();
        Instant busyUntil = now.plus(deadline.remaining()).plus(LEASE_MARGIN);
        var journal = RunJournal.open(
                ledger,
                clock,
                RunRecord.begin(newRunId(), trigger.summary(), config.replicaId(), confirmed, now, busyUntil));
        try {
            FailoverReport report = failover.run(journal, deadline);
            JsonNode answer = report.answer();
            journal.completed(answer);
            return answer;
        } catch (RuntimeException | Error failure) {
            try {
                journal.abandoned();
            } catch (RuntimeException unrecorded) {
                failure.addSuppressed(unrecorded);
            }
            throw failure;
        }
    }

    private String newRunId() {
        byte[] tail = new byte[3];
        ThreadLocalRandom.current().nextBytes(tail);
        return RUN_ID.format(clock.instant()) + "-" + HexFormat.of().formatHex(tail);
    }

    private ObjectNode message(String text) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("statusCode", 200).putObject("body").put("message", text).put("region", config.drRegion());
        return answer;
    }
}
