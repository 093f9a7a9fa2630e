"""Fails at the start, naming the attribute, when moto is not the moto that these patches were written for."""

import importlib
import sys

PINNED_MOTO = "5.2.1"

# Everything of moto that is replaced, wrapped or relied upon, as "module:attribute.attribute".
NEEDED = (
    "moto.rds.models:RDSBackend.promote_read_replica",
    "moto.rds.models:RDSBackend.create_db_instance_read_replica",
    "moto.rds.models:RDSBackend.create_db_instance",
    "moto.rds.models:RDSBackend.find_db_from_id",
    "moto.rds.models:RDSBackend.describe_db_subnet_groups",
    "moto.rds.models:DBInstance.remove_replica",
    "moto.rds.models:DBInstance.add_replica",
    "moto.rds.models:DBInstance.read_replica_source_db_instance_identifier",
    "moto.rds.exceptions:DBInstanceNotFoundError",
    "moto.rds.exceptions:DBInstanceAlreadyExists",
    "moto.eks.models:Cluster.__init__",
    "moto.eks.models:Cluster.is_active",
    "moto.eks.models:Nodegroup.__init__",
    "moto.eks.models:EKSBackend.create_cluster",
    "moto.eks.models:EKSBackend.delete_cluster",
    "moto.eks.models:EKSBackend.describe_cluster",
    "moto.eks.models:EKSBackend.create_nodegroup",
    "moto.eks.models:EKSBackend.delete_nodegroup",
    "moto.eks.models:EKSBackend.describe_nodegroup",
    "moto.eks.models:EKSBackend.list_nodegroups",
    "moto.eks.models:EKSBackend.update_nodegroup_config",
    "moto.eks.responses:EKSResponse.create_cluster",
    "moto.eks.responses:EKSResponse.create_nodegroup",
    "moto.eks.responses:EKSResponse._get_param",
    "moto.eks.responses:EKSResponse.eks_backend",
    "moto.eks.urls:url_paths",
    "moto.eks.urls:response.dispatch",
    "moto.autoscaling.models:AutoScalingBackend.create_auto_scaling_group",
    "moto.autoscaling.models:AutoScalingBackend.delete_auto_scaling_group",
    "moto.elbv2.models:FakeAction.__init__",
    "moto.ec2.models:ec2_backends",
    "moto.ec2.models.launch_templates:LaunchTemplateBackend.create_launch_template",
    "moto.ec2.models.launch_templates:LaunchTemplate.create_version",
    "moto.cloudwatch.models:Alarm.__init__",
    "moto.cloudwatch.models:Alarm.update_state",
    "moto.cloudwatch.models:CloudWatchBackend.put_metric_alarm",
    "moto.cloudwatch.models:CloudWatchBackend.aws_metric_data",
    "moto.cloudwatch.models:MetricDatum",
    "moto.cloudwatch.models:Statistics.get_statistics_for_type",
    "moto.cloudwatch.exceptions:ValidationError",
    "moto.cloudwatch.responses:CloudWatchResponse.describe_alarms",
    "moto.cloudwatch.responses:CloudWatchResponse.cloudwatch_backend",
    "moto.sns.models:Subscription.publish",
    "moto.sns.models:Topic.publish",
    "moto.sns.models:Topic.policy",
    "moto.sns.models:SNSBackend.publish",
    "moto.kms.models:KmsBackend.any_id_to_key_id",
    "moto.awslambda.models:LambdaFunction.__init__",
    "moto.awslambda.models:LambdaFunction.get_configuration",
    "moto.awslambda.models:LambdaFunction.update_configuration",
    "moto.awslambda.models:LambdaFunction._set_function_code",
    "moto.awslambda.models:LambdaFunction.get_code",
    "moto.awslambda.models:LambdaBackend.get_policy",
    "moto.awslambda.models:LambdaBackend.get_function",
    "moto.awslambda.models:EventInvokeConfig",
    "moto.awslambda.policy:Policy.wire_format",
    "moto.awslambda.responses:LambdaResponse._set_configuration_qualifier",
    "moto.awslambda.responses:LambdaResponse.remove_permission",
    "moto.awslambda.responses:LambdaResponse.put_function_event_invoke_config",
    "moto.awslambda.responses:LambdaResponse.update_function_event_invoke_config",
    "moto.awslambda.responses:LambdaResponse.get_function_event_invoke_config",
    "moto.awslambda.responses:LambdaResponse.delete_function_event_invoke_config",
    "moto.awslambda.responses:LambdaResponse.list_function_event_invoke_configs",
    "moto.iam.models:IAMBackend.create_service_linked_role",
    "moto.iam.models:IAMBackend.get_role_by_arn",
    "moto.iam.models:PolicyVersion",
    "moto.iam.access_control:PermissionResult",
    "moto.iam.responses:IamResponse.backend",
    "moto.ec2.models.instance_types:InstanceTypeOfferingBackend.describe_instance_type_offerings",
    "moto.servicequotas.models:ServiceQuotasBackend.get_service_quota",
    "moto.s3.models:FakeBucket.set_lifecycle",
    "moto.s3.models:FakeBucket.get_permission",
    "moto.s3.responses:ACTION_MAP",
    "moto.s3.responses:S3Response.get_bucket_lifecycle",
    "moto.s3.responses:S3Response.serialized",
    "moto.sts.models:STSBackend.get_assumed_role_from_access_key",
    # botocore's codec for CBOR, of which moto knows nothing.
    "botocore.parsers:RpcV2CBORParser.parse_data_item",
    "botocore.serialize:RpcV2CBORSerializer._serialize_data_item",
    "moto.moto_server.werkzeug_app:DomainDispatcherApplication",
    "moto.moto_server.werkzeug_app:create_backend_app",
)


def check() -> None:
    """Ends the process when a patched attribute is gone; warns when the version is another one."""
    import moto

    if moto.__version__ != PINNED_MOTO:
        print(
            f"warning: moto is {moto.__version__}, this emulator was written for {PINNED_MOTO}",
            file=sys.stderr,
            flush=True,
        )
    missing = [needed for needed in NEEDED if not _exists(needed)]
    if missing:
        sys.exit(
            f"moto {moto.__version__} has no {', '.join(missing)}, which the emulated AWS patches or needs; "
            f"install moto[server]=={PINNED_MOTO}"
        )


def _exists(needed: str) -> bool:
    module, path = needed.split(":")
    try:
        found = importlib.import_module(module)
        for name in path.split("."):
            found = getattr(found, name)
    except (ImportError, AttributeError):
        return False
    return True
