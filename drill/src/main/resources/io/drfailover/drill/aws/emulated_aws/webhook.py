"""Lambda's asynchronous invocation, as far as a drill needs it: the event is queued, and delivered by HTTP POST.

The function's ARN travels in the header X-Amz-Function-Arn. A receiver that cannot be reached is tried three times; one
that answers has taken the event (a failing function is the receiver's affair, as it is Lambda's).
"""

import json
import sys
import threading
import time
import urllib.error
import urllib.request
from typing import Any

from .settings import Settings

ATTEMPTS, PAUSE_SECONDS, TIMEOUT_SECONDS = 3, 1.0, 30.0
# Deaf to HTTP_PROXY and the like: the receiver is on this machine.
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Webhook:
    def __init__(self, settings: Settings):
        self._settings = settings

    def invoke(self, function_arn: str, event: dict[str, Any]) -> bool:
        """Returns at once: whether there is somebody to deliver to."""
        url = self._settings.webhook_url
        if url is None:
            return False
        threading.Thread(target=_deliver, args=(url, function_arn, event), daemon=True).start()
        return True


def _deliver(url: str, function_arn: str, event: dict[str, Any]) -> None:
    headers = {"Content-Type": "application/json", "X-Amz-Function-Arn": function_arn}
    request = urllib.request.Request(url, json.dumps(event).encode(), headers, method="POST")
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with _OPENER.open(request, timeout=TIMEOUT_SECONDS) as answer:
                answer.read()
            return
        except urllib.error.HTTPError as refused:
            print(f"webhook {url} answered {refused.code} for {function_arn}", file=sys.stderr, flush=True)
            return
        except OSError as failure:
            print(f"webhook {url}, attempt {attempt} of {ATTEMPTS}: {failure}", file=sys.stderr, flush=True)
            time.sleep(PAUSE_SECONDS)
