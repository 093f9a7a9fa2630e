"""AWS as a failover drill needs it: moto, plus the behaviours that moto leaves out.

moto answers; the modules of this package change what it believes. One module is one room:

    settings     what the drill may change while it runs (durations, the cluster's address, the webhook)
    selfcheck    the pinned moto version and every name of moto that is patched here
    replicas     RDS: a replica is an instance of its own, in its own region
    promotion    RDS: promotion takes time, starts with a stale answer, and may be refused
    clusters     EKS: a cluster is CREATING for a while and then answers where we say
    nodegroups   EKS: node groups wait for the cluster and own a real autoscaling group
    access       EKS: access entries, access policies, add-ons, pod identity associations
    alarms       CloudWatch: a change of state fires its actions
    webhook      Lambda: asynchronous invocations, handed to the drill over HTTP
    front        the door: counts every request, and makes a region dark or slow
    wire         what a request is: region, service, action
    journal      every request that came, in order
    faults       the rules of the front
    control      /drill/...: how the drill talks to this process

Every patch sits in a function called `install`; importing a module changes nothing.
"""
