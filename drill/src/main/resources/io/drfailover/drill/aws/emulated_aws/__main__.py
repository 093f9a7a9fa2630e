"""python -m emulated_aws --ready-file FILE: serves on a free port of 127.0.0.1 and writes its URL to FILE.

Ends when its standard input does: that is a pipe from the JVM that started it, which the kernel closes however the JVM
dies.
"""

import argparse
import os
import signal
import sys
import threading
from pathlib import Path

from . import selfcheck


def main() -> None:
    parser = argparse.ArgumentParser(prog="emulated_aws")
    parser.add_argument("--ready-file", type=Path, required=True)
    ready_file = parser.parse_args().ready_file
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    # A Ctrl-C reaches the whole process group; the JVM decides when this process ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    selfcheck.check()
    server = _server()
    url = f"http://127.0.0.1:{server.port}"
    # moto calls itself for some services, at this port.
    os.environ["MOTO_PORT"] = str(server.port)
    draft = ready_file.with_suffix(".draft")
    draft.write_text(url)
    draft.rename(ready_file)
    print(f"emulated AWS at {url}", flush=True)
    server.serve_forever()


def _server():
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import WSGIRequestHandler, make_server

    from . import access, balancers, buckets, clusters, composite, function_policies, functions, launch_templates, nodegroups
    from . import promotion, quotas, replicas, replication, roles, simulation
    from .alarms import Alarms
    from .cbor import Translator
    from .control import Control
    from .evaluator import Evaluator
    from .faults import Faults
    from .front import Front
    from .invocations import Invocations
    from .journal import Journal
    from .metrics import Metrics
    from .offerings import Offerings
    from .permissions import Permissions
    from .settings import Settings
    from .topics import Topics
    from .undelivered import Undelivered
    from .webhook import Webhook

    class Quiet(WSGIRequestHandler):
        """The journal records the requests; the log is for what goes wrong."""

        def log_request(self, code="-", size="-"):
            pass

    settings, faults, journal, metrics = Settings(), Faults(), Journal(), Metrics()
    undelivered, permissions = Undelivered(), Permissions(settings)
    invocations = Invocations(Webhook(settings), undelivered)
    topics = Topics(invocations)
    alarms = Alarms(invocations, topics)
    metrics.install()
    replicas.install(metrics)
    replication.install()
    promotion.install(settings, metrics)
    clusters.install(settings)
    launch_templates.install()
    nodegroups.install(settings)
    access.install()
    balancers.install()
    buckets.install()
    roles.install()
    functions.install()
    function_policies.install()
    quotas.install()
    simulation.install()
    offerings = Offerings()
    offerings.install()
    topics.install()
    alarms.install()
    composite.install(alarms)
    Evaluator(settings, metrics).start()
    aws = Translator(DomainDispatcherApplication(create_backend_app))
    control = Control(settings, faults, journal, metrics, topics, undelivered, permissions, offerings)
    front = Front(aws, faults, journal, permissions, invocations, control)
    return make_server("127.0.0.1", 0, front, threaded=True, request_handler=Quiet)


def _end_with_the_parent() -> None:
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
