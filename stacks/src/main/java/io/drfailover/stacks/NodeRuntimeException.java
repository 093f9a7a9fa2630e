package io.drfailover.stacks;

/** There is no Node.js that CDKTF could run in; the message says what is there and what to install. */
final class NodeRuntimeException extends RuntimeException {
    NodeRuntimeException(String message) {
        super(message);
    }

    NodeRuntimeException(String message, Throwable cause) {
        super(message, cause);
    }
}
