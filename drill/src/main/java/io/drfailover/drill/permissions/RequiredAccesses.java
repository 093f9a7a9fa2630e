package io.drfailover.drill.permissions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What AWS checks before it answers a call: usually the action of the same name on any resource; otherwise what
 * {@code accesses.txt} says, with its sources.
 */
public final class RequiredAccesses {
    /**
     * Operations whose action has another name (Amazon S3 User Guide, "Required permissions for S3 API operations"; AWS
     * Lambda API Reference, "Invoke").
     */
    private static final Map<String, String> OTHER_ACTIONS = Map.of(
            "s3 HeadObject", "s3:GetObject",
            "s3 HeadBucket", "s3:ListBucket",
            "s3 ListObjectsV2", "s3:ListBucket",
            "lambda Invoke", "lambda:InvokeFunction");

    /** Services whose actions do not begin with the signing name. */
    private static final Map<String, String> OTHER_PREFIXES = Map.of("monitoring", "cloudwatch");

    /** Nobody needs permission for it, and no policy can refuse it (AWS STS API Reference, GetCallerIdentity). */
    private static final Set<String> FREE = Set.of("sts GetCallerIdentity");

    private static final Map<String, String> SHORT_CONTEXTS = Map.of(
            "new", "aws:RequestTag/dr-role=recovery",
            "ours", "aws:ResourceTag/dr-role=recovery",
            "primary", "aws:RequestedRegion={primaryRegion}");

    private final Names names;
    private final List<Row> rows;

    public RequiredAccesses(Names names) {
        this.names = names;
        this.rows = TextTable.lines("accesses.txt").map(Row::parse).toList();
    }

    /** All that must be allowed for the call to succeed. */
    public List<Access> of(Call call) {
        String operation = call.service() + " " + call.operation();
        if (FREE.contains(operation)) {
            return List.of();
        }
        List<Access> listed = rows.stream()
                .filter(row -> row.call().equals(operation) || row.call().equals(call.toString()))
                .map(this::access)
                .toList();
        String action = OTHER_ACTIONS.getOrDefault(
                operation, OTHER_PREFIXES.getOrDefault(call.service(), call.service()) + ":" + call.operation());
        boolean told = listed.stream().anyMatch(access -> access.action().equals(action));
        return told
                ? listed
                : Stream.concat(Stream.of(new Access(action, resource(call), context(""))), listed.stream())
                        .toList();
    }

    private String resource(Call call) {
        if (!call.service().equals("s3")) {
            return "*";
        }
        String bucket = names.fill("{bucket}");
        return call.object().isEmpty() ? bucket : bucket + "/" + call.object().replace("*", "some");
    }

    private Access access(Row row) {
        return new Access(row.action(), names.arn(row.resource()), context(row.context()));
    }

    private Map<String, String> context(String text) {
        Map<String, String> context = new HashMap<>();
        context.put("aws:RequestedRegion", names.fill("{region}"));
        if (!text.isEmpty()) {
            String[] keyAndValue =
                    names.fill(SHORT_CONTEXTS.getOrDefault(text, text)).split("=", 2);
            context.put(keyAndValue[0], keyAndValue[1]);
        }
        return context;
    }

    private record Row(String call, String action, String resource, String context) {
        static Row parse(String line) {
            String[] cells = line.split("\\|", -1);
            if (cells.length != 4) {
                throw new IllegalArgumentException(
                        "accesses.txt: '" + line + "' has not four cells: call | action | resource | context");
            }
            return new Row(cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip());
        }
    }
}
