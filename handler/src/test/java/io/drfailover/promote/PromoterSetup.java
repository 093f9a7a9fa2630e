package io.drfailover.promote;

import io.drfailover.Deadline;
import io.drfailover.MovingClock;
import io.drfailover.SilentProgress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.rds.model.RdsException;

/** A promoter, an RDS that follows a script, and what the run remembers. */
abstract class PromoterSetup {
    final MovingClock clock = new MovingClock();
    final ScriptedRds rds = new ScriptedRds();
    final RememberedPromotion history = new RememberedPromotion(clock);
    final SilentProgress progress = new SilentProgress();
    final ReplicaPromoter promoter = new ReplicaPromoter(rds, "replica", "eu-west-1", progress);

    final AtomicInteger requested = new AtomicInteger();

    PromotedDatabase promote() {
        return promote(clock.deadline(Duration.ofHours(1)).within(Duration.ofMinutes(10)));
    }

    PromotedDatabase promote(Deadline deadline) {
        return promoter.ensurePromoted(history, requested::incrementAndGet, deadline);
    }

    Duration elapsed() {
        return Duration.between(MovingClock.START, clock.instant());
    }

    static AwsServiceException error(int status, String code) {
        return RdsException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(code + "!")
                        .build())
                .build();
    }
}
