package io.drfailover.drill.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplate;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClass;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import java.util.List;
import java.util.Optional;

/** The kinds that the emulated cluster serves: what an application chart may contain, and what controllers make. */
final class Catalog {
    static final ResourceKind NAMESPACES = ResourceKind.of(Namespace.class, "ns");
    static final ResourceKind NODES = ResourceKind.of(Node.class, "no");
    static final ResourceKind PODS = ResourceKind.of(Pod.class, "po");
    static final ResourceKind SERVICES = ResourceKind.of(Service.class, "svc");
    static final ResourceKind CLAIMS = ResourceKind.of(PersistentVolumeClaim.class, "pvc");
    static final ResourceKind DEPLOYMENTS = ResourceKind.of(Deployment.class, "deploy");
    static final ResourceKind REPLICA_SETS = ResourceKind.of(ReplicaSet.class, "rs");
    static final ResourceKind STATEFUL_SETS = ResourceKind.of(StatefulSet.class, "sts");
    static final ResourceKind DAEMON_SETS = ResourceKind.of(DaemonSet.class, "ds");
    static final ResourceKind JOBS = ResourceKind.of(Job.class);
    static final ResourceKind CRON_JOBS = ResourceKind.of(CronJob.class, "cj");
    static final ResourceKind REPLICATION_CONTROLLERS = ResourceKind.of(ReplicationController.class, "rc");

    private static final List<ResourceKind> KINDS = List.of(
            NAMESPACES,
            NODES,
            PODS,
            SERVICES,
            CLAIMS,
            ResourceKind.of(ConfigMap.class, "cm"),
            ResourceKind.of(Secret.class),
            ResourceKind.of(ServiceAccount.class, "sa"),
            ResourceKind.of(Endpoints.class, "ep"),
            ResourceKind.of(Event.class, "ev"),
            ResourceKind.of(LimitRange.class, "limits"),
            ResourceKind.of(ResourceQuota.class, "quota"),
            ResourceKind.of(PersistentVolume.class, "pv"),
            ResourceKind.of(PodTemplate.class),
            REPLICATION_CONTROLLERS,
            DEPLOYMENTS,
            REPLICA_SETS,
            STATEFUL_SETS,
            DAEMON_SETS,
            ResourceKind.of(ControllerRevision.class),
            JOBS,
            CRON_JOBS,
            ResourceKind.of(HorizontalPodAutoscaler.class, "hpa"),
            ResourceKind.of(PodDisruptionBudget.class, "pdb"),
            ResourceKind.of(Ingress.class, "ing"),
            ResourceKind.of(IngressClass.class),
            ResourceKind.of(NetworkPolicy.class, "netpol"),
            ResourceKind.of(Role.class),
            ResourceKind.of(RoleBinding.class),
            ResourceKind.of(ClusterRole.class),
            ResourceKind.of(ClusterRoleBinding.class),
            ResourceKind.of(Lease.class),
            ResourceKind.of(EndpointSlice.class),
            ResourceKind.of(PriorityClass.class, "pc"),
            ResourceKind.of(StorageClass.class, "sc"));

    private Catalog() {}

    static List<ResourceKind> all() {
        return KINDS;
    }

    /** All kinds of an API version such as {@code v1} or {@code apps/v1}; empty when it is not served. */
    static List<ResourceKind> of(String apiVersion) {
        return KINDS.stream()
                .filter(kind -> kind.apiVersion().equals(apiVersion))
                .toList();
    }

    static Optional<ResourceKind> byPlural(String apiVersion, String plural) {
        return of(apiVersion).stream()
                .filter(kind -> kind.plural().equals(plural))
                .findFirst();
    }

    static Optional<ResourceKind> byKind(String apiVersion, String name) {
        return of(apiVersion).stream().filter(kind -> kind.kind().equals(name)).findFirst();
    }
}
