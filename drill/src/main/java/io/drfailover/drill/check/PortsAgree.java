package io.drfailover.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.contract.TerraformOutput;
import io.drfailover.drill.world.Scenario;
import io.drfailover.drill.world.World;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The one number that Terraform and the chart must agree on without ever meeting. When they do not, everything is
 * healthy for itself and nobody reaches the application.
 */
final class PortsAgree implements Check {
    /** The group's own port; the health check's has a tag of its own. */
    private static final Pattern PORT = Pattern.compile("<Port>(\\d+)</Port>");

    @Override
    public String statement() {
        return "the load balancer sends to the port on which the application listens";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException, InterruptedException {
        World world = evidence.rig().world();
        Scenario scenario = world.scenario();
        String targets = RecoveryState.read(world).output(TerraformOutput.TARGET_GROUP_ARN);
        String described = new LoadBalancing(world.endpoint(), scenario.drRegion())
                .call("DescribeTargetGroups", "TargetGroupArns.member.1", targets);
        List<JsonNode> services = evidence.rig().cluster().list("v1", "Service", scenario.namespace());
        return compare(targetPorts(described), nodePorts(services, scenario.serviceName()), scenario.serviceName());
    }

    static String compare(Set<Integer> sendsTo, Set<Integer> listensOn, String service) throws CheckFailure {
        CheckFailure.unless(sendsTo.size() == 1, "the target group has the ports " + sendsTo + ", not one");
        CheckFailure.unless(!listensOn.isEmpty(), "the service " + service + " has no node port");
        CheckFailure.unless(
                listensOn.containsAll(sendsTo),
                "the target group sends to " + sendsTo + ", the service " + service + " listens on " + listensOn);
        return "target group and service " + service + ": " + sendsTo.iterator().next();
    }

    static Set<Integer> targetPorts(String described) {
        Set<Integer> ports = new TreeSet<>();
        PORT.matcher(described).results().forEach(match -> ports.add(Integer.valueOf(match.group(1))));
        return ports;
    }

    static Set<Integer> nodePorts(List<JsonNode> services, String name) {
        Set<Integer> ports = new TreeSet<>();
        services.stream()
                .filter(service -> service.at("/metadata/name").asText().equals(name))
                .flatMap(service ->
                        StreamSupport.stream(service.at("/spec/ports").spliterator(), false))
                .filter(port -> port.has("nodePort"))
                .forEach(port -> ports.add(port.path("nodePort").asInt()));
        return ports;
    }
}
