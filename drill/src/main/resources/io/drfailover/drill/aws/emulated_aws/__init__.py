"""AWS as a failover drill needs it: moto, plus the behaviours that moto leaves out.

moto answers; the modules of this package change what it believes. One module is one room:

    settings     what the drill may change while it runs (durations, the cluster's address, the webhook)
    selfcheck    the pinned moto version and every name of moto that is patched here
    replicas     RDS: a replica is an instance of its own, in its own region
    replication  RDS: what a replica says about its replication, and its lag
    promotion    RDS: promotion takes time, starts with a stale answer, and may be refused
    clusters     EKS: a cluster is CREATING for a while and then answers where we say
    nodegroups   EKS: node groups wait for the cluster and own a real autoscaling group
    access       EKS: access entries, access policies, add-ons, pod identity associations
    metrics      CloudWatch: metrics that AWS would report by itself
    metric_math  CloudWatch: the expressions of alarms, a pure function
    alarms       CloudWatch: a change of state fires its actions
    alarm_events CloudWatch, SNS: the documented JSON of these actions
    alarm_rule   CloudWatch: the language of composite alarms
    composite    CloudWatch: composite alarms
    evaluation   CloudWatch: when a metric alarm is in ALARM, a pure function
    evaluator    CloudWatch: evaluates the alarms in compressed time
    cbor         CloudWatch: the protocol of the newer clients
    topics       SNS: who may publish, what was published, the functions it invokes
    invocations  Lambda: invocation, by services that the function's policy allows and by callers of Invoke
    undelivered  what AWS would have dropped silently
    webhook      Lambda: invocations, handed to the drill over HTTP
    functions    Lambda: code by version, complete configuration
    function_policies  Lambda: permissions and asynchronous settings of each alias
    buckets      S3: lifecycle rules, bucket policies with conditions
    roles        IAM: service-linked roles under their real names
    policy       IAM: the policy language, a pure function
    iam_actions  IAM: which permissions a request needs
    callers      STS: whose session a key belongs to
    permissions  IAM: a role's request needs the role's permission
    front        the door: counts every request, asks for permission, and makes a region dark or slow
    wire         what a request is: region, service, action
    journal      every request that came, in order
    faults       the rules of the front
    control      /drill/...: how the drill talks to this process

Every patch sits in a function called `install`; importing a module changes nothing.
"""
