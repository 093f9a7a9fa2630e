package io.drfailover.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The form of everything that the function answers: a status as in HTTP, and a body with a message. */
final class Answer {
    static final int OK = 200;
    static final int ACCEPTED = 202;
    static final int CONFLICT = 409;

    private static final JsonMapper JSON = new JsonMapper();

    private Answer() {}

    static ObjectNode of(int status, String message, String region) {
        ObjectNode answer = JSON.createObjectNode().put("statusCode", status);
        answer.putObject("body").put("message", message).put("region", region);
        return answer;
    }

    static ObjectNode body(ObjectNode answer) {
        return answer.withObjectProperty("body");
    }
}
