package io.drfailover.readiness;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;

/**
 * vCPUs of on-demand instances of the families A, C, D, H, I, M, R, T and Z, which share one quota (Amazon EC2 User Guide,
 * "Amazon EC2 instance type quotas").
 */
record StandardInstances(Ec2Client ec2) {
    private static final Pattern STANDARD = Pattern.compile("(a|c|d|h|i|im|is|m|r|t|z)\\d.*");

    /** For as many nodes of the design's preferred type as a run begins with. */
    Demand demand(RecoveryDesign design) {
        String preferred = design.instanceTypes().get(0);
        if (!STANDARD.matcher(preferred).matches()) {
            throw new IllegalArgumentException(preferred + " counts against another quota");
        }
        List<Instance> running = ec2
                .describeInstancesPaginator(r -> r.filters(filter("instance-state-name", "pending", "running")))
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .filter(i -> i.instanceLifecycle() == null)
                .filter(i -> STANDARD.matcher(i.instanceTypeAsString()).matches())
                .toList();
        Map<String, Integer> vcpus =
                vcpus(Stream.concat(Stream.of(preferred), running.stream().map(Instance::instanceTypeAsString))
                        .collect(Collectors.toSet()));
        long used = sum(running.stream(), vcpus);
        long ours = sum(running.stream().filter(i -> Ours.tagged(i.tags())), vcpus);
        return Demand.of(used, ours, (long) design.nodes() * vcpus.getOrDefault(preferred, 0));
    }

    private Map<String, Integer> vcpus(Set<String> types) {
        return ec2
                .describeInstanceTypesPaginator(r -> r.filters(filter("instance-type", types.toArray(String[]::new))))
                .instanceTypes()
                .stream()
                .collect(Collectors.toMap(type -> type.instanceTypeAsString(), type -> type.vCpuInfo()
                        .defaultVCpus()));
    }

    private static long sum(Stream<Instance> instances, Map<String, Integer> vcpus) {
        return instances
                .mapToLong(i -> vcpus.getOrDefault(i.instanceTypeAsString(), 0))
                .sum();
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }
}
