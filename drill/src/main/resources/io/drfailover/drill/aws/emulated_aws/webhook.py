"""Who plays Lambda, behind HTTP POST.

The function's ARN travels in the header X-Amz-Function-Arn, and X-Amz-Invocation-Type says whether the answer is waited for.
An event is queued here: a receiver that cannot be reached is tried three times; one that answers has taken the event (a failing
function is the receiver's affair, as it is Lambda's). Whoever waits for the answer gets what the receiver answers.
"""

import json
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

from .settings import Settings

ATTEMPTS, PAUSE_SECONDS, TIMEOUT_SECONDS = 3, 1.0, 30.0
# Beyond Lambda's own limit of 15 minutes: its verdict comes first.
ANSWER_TIMEOUT_SECONDS = 16 * 60.0
# Deaf to HTTP_PROXY and the like: the receiver is on this machine.
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Answer:
    """`error` is the value of X-Amz-Function-Error where the function failed, else empty."""

    status: int
    body: bytes = b""
    error: str = ""


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


    def ask(self, function_arn: str, event: dict[str, Any]) -> Answer | None:
        """Waits for the function; None when nobody plays Lambda."""
        url = self._settings.webhook_url
        if url is None:
            return None
        request = _post(url, function_arn, event, "RequestResponse")
        try:
            with _OPENER.open(request, timeout=ANSWER_TIMEOUT_SECONDS) as answer:
                return Answer(answer.status, answer.read(), answer.headers.get("X-Amz-Function-Error", ""))
        except urllib.error.HTTPError as refused:
            return Answer(refused.code, refused.read())
        except OSError as failure:
            print(f"webhook {url}: {failure}", file=sys.stderr, flush=True)
            return None


def _post(url: str, function_arn: str, event: dict[str, Any], kind: str) -> urllib.request.Request:
    headers = {
        "Content-Type": "application/json",
        "X-Amz-Function-Arn": function_arn,
        "X-Amz-Invocation-Type": kind,
    }
    return urllib.request.Request(url, json.dumps(event).encode(), headers, method="POST")


def _deliver(url: str, function_arn: str, event: dict[str, Any]) -> None:
    request = _post(url, function_arn, event, "Event")
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
