package io.drfailover;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.control.S3Controls;
import io.drfailover.helm.NativeHelm;
import io.drfailover.ledger.S3RunLedger;
import io.drfailover.readiness.AccountUse;
import io.drfailover.readiness.BundleChecks;
import io.drfailover.readiness.ClusterNameCheck;
import io.drfailover.readiness.DeployedBundle;
import io.drfailover.readiness.EmfReadinessLog;
import io.drfailover.readiness.EnvironmentCheck;
import io.drfailover.readiness.Evaluation;
import io.drfailover.readiness.EvaluationCommand;
import io.drfailover.readiness.HoldCheck;
import io.drfailover.readiness.InstanceTypesCheck;
import io.drfailover.readiness.KeyActions;
import io.drfailover.readiness.NetworkCheck;
import io.drfailover.readiness.NewestRun;
import io.drfailover.readiness.NotificationsCheck;
import io.drfailover.readiness.QuotasCheck;
import io.drfailover.readiness.ReadinessCheck;
import io.drfailover.readiness.Replica;
import io.drfailover.readiness.ReplicaBackupsCheck;
import io.drfailover.readiness.ReplicaCheck;
import io.drfailover.readiness.ReplicaLagCheck;
import io.drfailover.readiness.RolePermissionsCheck;
import io.drfailover.readiness.RolesCheck;
import io.drfailover.readiness.RunCheck;
import io.drfailover.readiness.Subject;
import io.drfailover.terraform.Workspace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Wires the checks of readiness to AWS. Made at the first evaluation; its clients live as long as the sandbox. */
final class AwsReadiness {
    private final FailoverConfig config;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final S3Client s3;
    private final RdsClient rds;
    private final CloudWatchClient cloudWatch;
    private final Ec2Client ec2;
    private final EksClient eks;
    private final ElasticLoadBalancingV2Client balancing;
    private final IamClient iam;
    private final ServiceQuotasClient quotas;
    private final SnsClient sns;
    private final BundleChecks bundleChecks;

    AwsReadiness(FailoverConfig config, Map<String, String> environment, AwsFailover aws, InstantSource clock) {
        this.config = config;
        this.environment = environment;
        this.clock = clock;
        this.s3 = aws.s3();
        this.rds = aws.rds();
        this.cloudWatch = aws.client(CloudWatchClient.builder());
        this.ec2 = aws.client(Ec2Client.builder());
        this.eks = aws.client(EksClient.builder());
        this.balancing = aws.client(ElasticLoadBalancingV2Client.builder());
        this.iam = aws.client(IamClient.builder());
        this.quotas = aws.client(ServiceQuotasClient.builder());
        this.sns = aws.client(SnsClient.builder());
        this.bundleChecks = bundleChecks(aws);
    }

    /** In a folder of their own: the next event in this sandbox may be a failover. */
    private BundleChecks bundleChecks(AwsFailover aws) {
        Path root = Path.of(System.getProperty("java.io.tmpdir"));
        var clients =
                new BundleChecks.Clients(s3, rds, aws.secrets(), region -> aws.client(EcrClient.builder(), region));
        return new BundleChecks(
                config, environment, root, new Workspace(root.resolve("evaluation")), clients, new NativeHelm());
    }

    JsonNode answer(Request request) {
        var subject = new Subject(config.drRegion(), config.primaryRegion(), config.replicaId(), config.clusterName());
        var evaluation = new Evaluation(subject, checks(request.functionArn()), bundleChecks.recoveryTime());
        return new EvaluationCommand(evaluation, new EmfReadinessLog()).answer(request.deadline());
    }

    /**
     * All checks, made anew for each evaluation: what they share is looked at once in each.
     *
     * @param functionArn as whoever asks has named the function
     */
    List<ReadinessCheck> checks(String functionArn) {
        DeployedBundle bundle = bundleChecks.deployed();
        var replica = new Replica(rds, config.replicaId());
        var run = new NewestRun(new S3RunLedger(s3, config.bucket()));
        var use = new AccountUse(ec2, eks, balancing, config.clusterName());
        List<ReadinessCheck> checks = new ArrayList<>(bundleChecks.all(bundle, run));
        checks.addAll(List.of(
                new EnvironmentCheck(config, environment),
                new HoldCheck(new S3Controls(s3, config.bucket())),
                new RunCheck(run, clock),
                new ReplicaCheck(replica, run, config),
                new ReplicaLagCheck(replica, cloudWatch, config, clock),
                new ReplicaBackupsCheck(replica),
                new RolesCheck(iam, config),
                new RolePermissionsCheck(iam, config.functionRoleArn(), new KeyActions(config, functionArn)),
                new QuotasCheck(quotas, use, bundle, config.drRegion()),
                new InstanceTypesCheck(ec2, bundle),
                new NetworkCheck(ec2, replica, bundle),
                new ClusterNameCheck(eks, s3, config),
                new NotificationsCheck(sns, config)));
        return checks;
    }
}
