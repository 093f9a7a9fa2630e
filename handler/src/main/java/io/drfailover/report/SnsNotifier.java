package io.drfailover.report;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

/** Tells by a topic of the DR region, which has people's addresses. */
public final class SnsNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(SnsNotifier.class);

    private final SnsClient sns;
    private final String topicArn;

    /**
     * A notifier.
     *
     * @param topicArn the topic, or "" for none: then only the log is told
     */
    public SnsNotifier(SnsClient sns, String topicArn) {
        this.sns = sns;
        this.topicArn = topicArn;
    }

    @Override
    public boolean tell(Notice notice) {
        LOG.info("notice: {}", notice.subject());
        if (topicArn.isEmpty()) {
            return false;
        }
        try {
            var unused = sns.publish(
                    r -> r.topicArn(topicArn).subject(notice.subject()).message(notice.text()));
            return true;
        } catch (SdkException e) {
            LOG.warn("nobody was told at {}, the run goes on: {}", topicArn, e.getMessage());
            return false;
        }
    }
}
