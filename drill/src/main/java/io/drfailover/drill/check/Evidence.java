package io.drfailover.drill.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.contract.BucketLayout;
import io.drfailover.drill.Rig;
import io.drfailover.drill.aws.AwsRequest;
import io.drfailover.drill.lambda.Invocation;
import io.drfailover.drill.run.PlayedRun;
import java.util.List;

/**
 * What a check may look at.
 *
 * @param rig the world and the servers behind it
 * @param run the failover that is judged, with all its invocations
 * @param darkSince the last request to AWS before the primary region went dark
 */
public record Evidence(Rig rig, PlayedRun run, long darkSince) {
    private static final String TERRAFORM = "HashiCorp";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The invocation that the run is judged by. */
    public Invocation invocation() {
        return run.judged();
    }

    /** What AWS was asked from the darkness on, by whomever. */
    public List<AwsRequest> awsRequests() {
        return rig.aws().requestsSince(darkSince);
    }

    /** What AWS was asked to change from the darkness on, apart from the run's own record in the bucket and its notices. */
    public List<AwsRequest> awsChanges() {
        return awsRequests().stream()
                .filter(Evidence::isChange)
                .filter(request ->
                        !(request.service().equals("s3") && request.action().contains("/" + BucketLayout.RUNS_PREFIX)))
                .filter(request ->
                        !(request.service().equals("sns") && request.action().equals("Publish")))
                .toList();
    }

    /** Whether the request asks AWS to change something. The alarm that the drill itself rings is not counted. */
    static boolean isChange(AwsRequest request) {
        return request.mutating() && !request.service().equals("monitoring");
    }

    /**
     * What the function and its terraform asked AWS for: told by the role, where the function has one of its own; otherwise
     * by the time, and by Terraform's name.
     */
    public List<AwsRequest> ofTheFunction() {
        String role = rig.world().scenario().functionName();
        List<AwsRequest> all = awsRequests();
        List<AwsRequest> withRole =
                all.stream().filter(request -> request.role().equals(role)).toList();
        return !withRole.isEmpty()
                ? withRole
                : all.stream()
                        .filter(request -> !request.at().isAfter(invocation().endedAt())
                                || request.userAgent().contains(TERRAFORM))
                        .toList();
    }

    /** How often an API call was made from the darkness on. */
    public long count(String service, String action) {
        return awsRequests().stream()
                .filter(request ->
                        request.service().equals(service) && request.action().equals(action))
                .count();
    }

    /** The function's answer or error. */
    public JsonNode answer() throws CheckFailure {
        try {
            return JSON.readTree(invocation().result().payload());
        } catch (JsonProcessingException e) {
            throw new CheckFailure(
                    "the answer is not JSON: " + invocation().result().payload());
        }
    }
}
