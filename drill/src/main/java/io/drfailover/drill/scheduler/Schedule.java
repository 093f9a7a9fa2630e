package io.drfailover.drill.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schedule as EventBridge Scheduler's API shows it.
 *
 * @param name its name
 * @param rate how often it fires
 * @param enabled whether it fires at all
 * @param targetArn what it invokes
 * @param roleArn the role that it invokes it with
 * @param input what the target gets
 */
public record Schedule(String name, Duration rate, boolean enabled, String targetArn, String roleArn, String input) {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

    /** Reads the answer to GetSchedule. */
    public static Schedule of(JsonNode answer) {
        return new Schedule(
                answer.path("Name").asText(),
                rate(answer.path("ScheduleExpression").asText()),
                answer.path("State").asText("ENABLED").equals("ENABLED"),
                answer.at("/Target/Arn").asText(),
                answer.at("/Target/RoleArn").asText(),
                answer.at("/Target/Input").asText());
    }

    /**
     * The interval of a rate expression
     * (docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#rate-based).
     *
     * @throws IllegalArgumentException for anything else: the drill has no calendar for cron() and at()
     */
    static Duration rate(String expression) {
        Matcher rate = RATE.matcher(expression);
        if (!rate.matches() || Long.parseLong(rate.group(1)) == 0) {
            throw new IllegalArgumentException(
                    "the schedule expression '" + expression + "': the drill plays rates, such as rate(1 minute)");
        }
        long number = Long.parseLong(rate.group(1));
        return switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(number);
            case "hour" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
