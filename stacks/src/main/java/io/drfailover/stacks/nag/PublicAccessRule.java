package io.drfailover.stacks.nag;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Nothing is open to the world but the load balancer's two ports, which users call. A Kubernetes endpoint is public only
 * if the settings say so, and not looked at here.
 */
final class PublicAccessRule extends Rule {
    private static final Set<Integer> WEB = Set.of(80, 443);
    private static final List<String> BLOCKS =
            List.of("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets");

    @Override
    List<Finding> check(StackBlocks stack) {
        return Stream.of(buckets(stack), ingress(stack), subnets(stack), policies(stack), functions(stack))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<Finding> buckets(StackBlocks stack) {
        return stack.resources("aws_s3_bucket")
                .filter(bucket -> stack.resources("aws_s3_bucket_public_access_block")
                        .noneMatch(block -> block.mentions(bucket)
                                && BLOCKS.stream()
                                        .allMatch(one -> block.argument(one).asBoolean())))
                .map(bucket -> new Finding(
                        bucket,
                        "can be made public",
                        "add an aws_s3_bucket_public_access_block with " + String.join(", ", BLOCKS)));
    }

    private static Stream<Finding> ingress(StackBlocks stack) {
        return stack.resources("aws_vpc_security_group_ingress_rule")
                .filter(rule -> rule.argument("cidr_ipv4").asText().equals("0.0.0.0/0")
                        || rule.argument("cidr_ipv6").asText().equals("::/0"))
                .filter(rule -> !WEB.contains(rule.argument("from_port").asInt())
                        || !rule.argument("from_port").equals(rule.argument("to_port")))
                .map(rule -> new Finding(
                        rule, "lets the whole world in on other ports than 80 and 443", "name who may come in"));
    }

    private static Stream<Finding> subnets(StackBlocks stack) {
        return stack.resources("aws_subnet")
                .filter(subnet -> subnet.argument("map_public_ip_on_launch").asBoolean())
                .map(subnet -> new Finding(
                        subnet, "gives every machine a public address", "leave map_public_ip_on_launch off"));
    }

    private static Stream<Finding> policies(StackBlocks stack) {
        return stack.all()
                .filter(block -> PolicyStatement.of(block).stream().anyMatch(PolicyStatement::letsEverybodyIn))
                .map(block -> new Finding(
                        block, "has a policy that lets everybody in", "name the principal, or add a condition"));
    }

    private static Stream<Finding> functions(StackBlocks stack) {
        Stream<Finding> urls = stack.resources("aws_lambda_function_url")
                .filter(url -> !url.argument("authorization_type").asText().equals("AWS_IAM"))
                .map(url -> new Finding(url, "answers everybody", "set authorization_type AWS_IAM"));
        Stream<Finding> permissions = stack.resources("aws_lambda_permission")
                .filter(one -> one.argument("principal").asText().equals("*"))
                .map(one -> new Finding(one, "lets everybody invoke the function", "name the principal"));
        return Stream.concat(urls, permissions);
    }
}
