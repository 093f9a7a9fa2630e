package io.drfailover.console.view;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a person does next, by the answer to {@code status}.
 *
 * @param options what names the function on a command line
 */
public record NextStep(String options) {
    /** One or two sentences with the command to type. */
    public String after(JsonNode status) {
        JsonNode run = status.path("run");
        boolean open = run.isObject() && !run.has("acknowledged_by");
        if (status.path("hold").path("held").asBoolean()) {
            if (run.path("worked_on").asBoolean()) {
                return "the hold does not end the invocation that works on the run. To end it:"
                        + command("abort --reason \"...\"");
            }
            return underHold(open ? run.path("state").asText() : "", run);
        }
        if (status.path("proposal").path("state").asText().equals("open")) {
            if (!status.path("proposal").path("told").asBoolean(true)) {
                return "a person decides, but its code may have reached nobody. To begin without it:"
                        + command("failover");
            }
            return "a person decides; without a decision it expires, unless it approves itself. The code stands in the"
                    + " notification:"
                    + command("approve --code CODE");
        }
        return open ? afterRun(run) : "nothing. Whether a failover would succeed:" + command("evaluate");
    }

    private String underHold(String state, JsonNode run) {
        String release = "nothing begins or goes on. When it may:" + command("release");
        return switch (state) {
            case "succeeded" -> afterRun(run) + "\nNo other failover begins until:" + command("release");
            case "failed", "given_up", "aborted" -> release + "\nThen " + afterRun(run);
            default -> release;
        };
    }

    private String afterRun(JsonNode run) {
        return switch (run.path("state").asText()) {
            case "running", "parked" -> "wait, it goes on by itself:" + command("status --follow");
            case "succeeded" ->
                "point your DNS at the load balancer, look at the applications and at the old primary, then put the run"
                        + " away:"
                        + command("acknowledge");
            case "failed" ->
                "repair what the error names (Lambda repeats a failed event by itself, 1 and 2 minutes later), then"
                        + " go on with the run:"
                        + command("failover");
            case "given_up" ->
                "repair what stopped it, then go on with the run:" + command("failover") + "\nor put it away:"
                        + command("acknowledge");
            case "aborted" ->
                "go on with the run after all:" + command("failover") + "\nor put it away:" + command("acknowledge");
            default -> "look again:" + command("status");
        };
    }

    private String command(String arguments) {
        return "\n  " + ("./dr " + arguments + " " + options).strip();
    }
}
