package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;

/** An answer that is an error: carries the {@code Status} body that clients decide by (code and reason). */
final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Status status;

    private ApiException(int code, String reason, String message) {
        super(message);
        status = new StatusBuilder()
                .withStatus("Failure")
                .withCode(code)
                .withReason(reason)
                .withMessage(message)
                .build();
    }

    private ApiException(int code, String reason, String message, ResourceKind kind, String name) {
        this(code, reason, message);
        status.setDetails(new StatusBuilder()
                .withNewDetails()
                .withName(name)
                .withGroup(kind.group())
                .withKind(kind.plural())
                .endDetails()
                .build()
                .getDetails());
    }

    static ApiException badRequest(String message) {
        return new ApiException(400, "BadRequest", message);
    }

    static ApiException unauthorized(String why) {
        return new ApiException(401, "Unauthorized", "Unauthorized: " + why);
    }

    /** A path that no kind answers to; the text is the one that Go clients know. */
    static ApiException noSuchPath() {
        return new ApiException(404, "NotFound", "the server could not find the requested resource");
    }

    static ApiException notFound(ResourceKind kind, String name) {
        return new ApiException(404, "NotFound", kind.qualified() + " \"" + name + "\" not found", kind, name);
    }

    static ApiException alreadyExists(ResourceKind kind, String name) {
        return new ApiException(
                409, "AlreadyExists", kind.qualified() + " \"" + name + "\" already exists", kind, name);
    }

    static ApiException conflict(ResourceKind kind, String name) {
        return new ApiException(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + kind.qualified() + " \"" + name + "\": the object has been"
                        + " modified; please apply your changes to the latest version and try again",
                kind,
                name);
    }

    static ApiException gone(String message) {
        return new ApiException(410, "Expired", message);
    }

    static ApiException unsupported(String message) {
        return new ApiException(415, "UnsupportedMediaType", message);
    }

    static ApiException invalid(ResourceKind kind, String name, String field, String why) {
        String qualified = kind.group().isEmpty() ? kind.kind() : kind.kind() + "." + kind.group();
        return new ApiException(
                422, "Invalid", qualified + " \"" + name + "\" is invalid: " + field + ": " + why, kind, name);
    }

    static ApiException notEmulated(String message) {
        return new ApiException(501, "NotImplemented", message);
    }

    static ApiException internal(String message) {
        return new ApiException(500, "InternalError", message);
    }

    int code() {
        return status.getCode();
    }

    ObjectNode body() {
        return Json.of(status);
    }
}
