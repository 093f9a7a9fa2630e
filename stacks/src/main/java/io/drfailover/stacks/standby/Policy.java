package io.drfailover.stacks.standby;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Policy documents of IAM, as JSON in which Terraform replaces its expressions. */
final class Policy {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Policy() {}

    static String of(Statement... statements) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put(
                "Statement",
                List.of(statements).stream().map(Statement::document).toList());
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a policy of strings, lists and maps is JSON", e);
        }
    }
}
