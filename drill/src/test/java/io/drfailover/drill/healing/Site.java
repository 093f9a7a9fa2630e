package io.drfailover.drill.healing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.Progress;
import io.drfailover.contract.BundleLayout;
import io.drfailover.contract.BundleManifest;
import io.drfailover.contract.RecoveryTag;
import io.drfailover.contract.Stage;
import io.drfailover.drill.aws.AwsRequest;
import io.drfailover.drill.aws.EmulatedAws;
import io.drfailover.drill.aws.Python;
import io.drfailover.drill.terraform.TerraformTool;
import io.drfailover.drill.terraform.Unzip;
import io.drfailover.drill.world.Artifacts;
import io.drfailover.drill.world.Scenario;
import io.drfailover.drill.world.World;
import io.drfailover.inventory.AwsInventory;
import io.drfailover.stacks.settings.SettingsFile;
import io.drfailover.stacks.settings.StackSettings;
import io.drfailover.terraform.Bundle;
import io.drfailover.terraform.Ec2DefaultEgress;
import io.drfailover.terraform.Infrastructure;
import io.drfailover.terraform.InfrastructureBuilder;
import io.drfailover.terraform.S3StateLock;
import io.drfailover.terraform.S3StoredState;
import io.drfailover.terraform.TerraformCliOpener;
import io.drfailover.terraform.Toolchain;
import io.drfailover.terraform.Workspace;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A world before its failover, and the stage that builds in it. Each {@link #build} is an invocation of its own: what an
 * earlier one left on the disk is gone, as in another sandbox.
 */
final class Site implements AutoCloseable {
    final EmulatedAws aws;
    final RememberingHistory history = new RememberingHistory();
    final List<String> told = new CopyOnWriteArrayList<>();

    private final World world;
    /** Where the nodes are. */
    private final String privateCidr;

    private final Path folder;
    private final EksClient eks;
    private final Ec2Client ec2;
    private final ElasticLoadBalancingV2Client balancing;
    private final S3Client s3;
    private final RdsClient rds;
    /** The last request of those that made the world before the disaster. */
    private final long seeded;

    private int invocations;
    private String databaseRule = "";

    Site(Path folder, Duration cluster, Duration nodes) throws IOException {
        this.folder = folder;
        this.aws = EmulatedAws.start(
                Python.locate(System.getenv(), line -> {}), folder.resolve("aws"), folder.resolve("aws.log"));
        aws.durations(Duration.ofSeconds(1), cluster, nodes);
        Path checkout = Path.of("..").toAbsolutePath().normalize();
        StackSettings settings = SettingsFile.read(checkout.resolve(SettingsFile.locate(System.getenv())));
        Scenario scenario = Scenario.of(settings);
        privateCidr = secondHalf(settings.network().cidr());
        Artifacts artifacts = Artifacts.locate(checkout, scenario.drRegion());
        world = World.seed(scenario, aws.endpoint(), artifacts.bundle(), artifacts.toolchain());
        seeded = aws.requests().stream().mapToLong(AwsRequest::sequence).max().orElse(0);
        eks = configured(EksClient.builder());
        ec2 = configured(Ec2Client.builder());
        balancing = configured(ElasticLoadBalancingV2Client.builder());
        rds = configured(RdsClient.builder());
        s3 = configured(S3Client.builder().forcePathStyle(true));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C configured(B builder) {
        return builder.endpointOverride(aws.endpoint())
                .region(Region.of(world.scenario().drRegion()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** One invocation. */
    Infrastructure build(Deadline deadline) throws IOException {
        Workspace workspace = new Workspace(folder.resolve("sandbox-" + ++invocations));
        Path directory = workspace.bundleDirectory();
        Unzip.extract(world.bundle().file(), directory);
        BundleManifest manifest = new JsonMapper()
                .readValue(directory.resolve(BundleLayout.MANIFEST).toFile(), BundleManifest.class);
        FailoverConfig config = FailoverConfig.from(world.functionEnvironment());
        Toolchain toolchain = new Toolchain(TerraformTool.of(world.toolchain()).folder());
        return new InfrastructureBuilder(
                        config,
                        new TerraformCliOpener(
                                () -> toolchain,
                                workspace,
                                environment(),
                                config.bucket(),
                                new S3StoredState(s3, config.bucket())),
                        new S3StateLock(s3, config.bucket()),
                        new AwsInventory(ec2, eks, balancing),
                        new Ec2DefaultEgress(ec2),
                        new Told())
                .ensureBuilt(new Bundle(directory, manifest), history, deadline);
    }

    /** Those of this site: their working directory says so. */
    List<ProcessHandle> terraformProcesses() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("terraform"))
                .filter(process -> worksIn(process, folder))
                .toList();
    }

    private static boolean worksIn(ProcessHandle process, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"))
                    .startsWith(folder.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    boolean isLocked() {
        return new S3StateLock(s3, world.scenario().bucket()).holder().isPresent();
    }

    /** Which of terraform's and ours changed something, by their names. */
    List<String> effects() {
        return aws.requestsSince(seeded).stream()
                .filter(r -> r.mutating() && !r.service().equals("s3"))
                .map(AwsRequest::action)
                .toList();
    }

    /** What a person may have done in peace: the rule that the stack needs stands in the database's group, in other words. */
    void letNodesIntoTheDatabase() {
        var database = rds.describeDBInstances(
                        r -> r.dbInstanceIdentifier(world.scenario().replicaId()))
                .dbInstances()
                .get(0);
        int port = database.endpoint().port();
        IpPermission rule = IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .ipRanges(IpRange.builder()
                        .cidrIp(privateCidr)
                        .description("agreed with the security team")
                        .build())
                .build();
        databaseRule = ec2.authorizeSecurityGroupIngress(
                        r -> r.groupId(database.vpcSecurityGroups().get(0).vpcSecurityGroupId())
                                .ipPermissions(rule)
                                .tagSpecifications(TagSpecification.builder()
                                        .resourceType(ResourceType.SECURITY_GROUP_RULE)
                                        .tags(Tag.builder()
                                                .key("ticket")
                                                .value("SEC-4711")
                                                .build())
                                        .build()))
                .securityGroupRules()
                .get(0)
                .securityGroupRuleId();
    }

    Map<String, String> tagsOfTheRuleIntoTheDatabase() {
        return ec2.describeSecurityGroupRules(r -> r.securityGroupRuleIds(databaseRule)).securityGroupRules().stream()
                .flatMap(rule -> rule.tags().stream())
                .collect(Collectors.toMap(Tag::key, Tag::value));
    }

    /** Groups of the recovery stack with a rule that lets everything out and that the stack has not made. */
    Set<String> openGroups() {
        Set<String> ours = ec2
                .describeSecurityGroups(r -> r.filters(Filter.builder()
                        .name("tag:" + RecoveryTag.KEY)
                        .values(RecoveryTag.VALUE)
                        .build()))
                .securityGroups()
                .stream()
                .map(SecurityGroup::groupId)
                .collect(Collectors.toSet());
        return ec2.describeSecurityGroupRules(r -> {}).securityGroupRules().stream()
                .filter(rule -> rule.isEgress()
                        && "-1".equals(rule.ipProtocol())
                        && rule.tags().stream().noneMatch(tag -> tag.key().equals(RecoveryTag.KEY)))
                .map(SecurityGroupRule::groupId)
                .filter(ours::contains)
                .collect(Collectors.toSet());
    }

    boolean asked(String action) {
        return aws.requests().stream()
                .anyMatch(r -> r.action().equals(action) && r.status().equals("200"));
    }

    /** As the stack divides its network: public subnets first. */
    private static String secondHalf(String cidr) throws IOException {
        int slash = cidr.indexOf('/');
        int prefix = Integer.parseInt(cidr.substring(slash + 1));
        int first = ByteBuffer.wrap(
                        InetAddress.getByName(cidr.substring(0, slash)).getAddress())
                .getInt();
        byte[] second = ByteBuffer.allocate(Integer.BYTES)
                .putInt(first + (1 << (Integer.SIZE - 1 - prefix)))
                .array();
        return InetAddress.getByAddress(second).getHostAddress() + "/" + (prefix + 1);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(world.functionEnvironment());
        environment.put("AWS_ACCESS_KEY_ID", "testing");
        environment.put("AWS_SECRET_ACCESS_KEY", "testing");
        environment.put("AWS_REGION", world.scenario().drRegion());
        environment.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
        return environment;
    }

    @Override
    public void close() {
        eks.close();
        ec2.close();
        balancing.close();
        s3.close();
        rds.close();
        aws.close();
    }

    private final class Told implements Progress {
        @Override
        public void note(Stage stage, String subject, String message) {
            told.add(subject + ": " + message);
        }

        @Override
        public Wait waiting(Stage stage, String subject, String message) {
            told.add(subject + ": " + message);
            return () -> {};
        }
    }
}
