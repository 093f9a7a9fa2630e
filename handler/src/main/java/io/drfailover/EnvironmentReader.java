package io.drfailover;

import io.drfailover.contract.EnvironmentVariable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads variables one by one and collects what is wrong, so that the person sees all of it in one message. */
final class EnvironmentReader {
    static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
    /** Amazon RDS User Guide, "Quotas and constraints": letters, digits and hyphens, a letter first, 63 at most. */
    static final Pattern RDS_IDENTIFIER = Pattern.compile("[a-zA-Z](?:[a-zA-Z0-9]|-(?=[a-zA-Z0-9])){0,62}");
    /** Narrower than EKS itself: the name is also that of the load balancer and of other resources of the stack. */
    static final Pattern EKS_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,98}[a-z0-9]");
    /** RFC 1123 label, as Kubernetes wants a namespace. */
    static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    /** RFC 1035 label, as Kubernetes wants a service. */
    static final Pattern SERVICE_NAME = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");

    static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    static final Pattern TOPIC_ARN = Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_.-]{1,256}");
    static final Pattern ROLE_ARN = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");

    private final Map<String, String> environment;
    private final List<String> missing = new ArrayList<>();
    private final List<String> malformed = new ArrayList<>();

    EnvironmentReader(Map<String, String> environment) {
        this.environment = environment;
    }

    String text(EnvironmentVariable variable) {
        String value = environment.getOrDefault(variable.name(), "").strip();
        if (!value.isEmpty()) {
            return value;
        }
        if (variable.defaultValue().isEmpty()) {
            missing.add(variable.name());
        }
        return variable.defaultValue().orElse("");
    }

    String matching(EnvironmentVariable variable, Pattern pattern) {
        String value = text(variable);
        require(
                value.isEmpty() || pattern.matcher(value).matches(),
                variable,
                "is \"" + value + "\" but must match " + pattern);
        return value;
    }

    Duration duration(EnvironmentVariable variable) {
        String value = text(variable);
        try {
            Duration duration = Duration.parse(value);
            require(duration.toMillis() > 0, variable, "is \"" + value + "\" but must be longer than zero");
            return duration;
        } catch (DateTimeParseException e) {
            require(false, variable, "is \"" + value + "\" but must be an ISO-8601 duration such as PT30M");
            return Duration.ZERO;
        }
    }

    /** Zero is allowed, and means never or at once. */
    Duration durationOrZero(EnvironmentVariable variable) {
        return text(variable).matches("PT?0[SMHD]") ? Duration.ZERO : duration(variable);
    }

    /** Empty when it is not set; zero is allowed. */
    OptionalLong number(EnvironmentVariable variable) {
        String value = text(variable);
        boolean number = value.isEmpty() || value.matches("\\d{1,9}");
        require(number, variable, "is \"" + value + "\" but must be a whole number, or not set");
        return number && !value.isEmpty() ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
    }

    /** Names separated by commas, or {@code none}. */
    <E extends Enum<E>> Set<E> choices(EnvironmentVariable variable, Class<E> type) {
        String value = text(variable);
        Map<String, E> known = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            known.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
        Set<E> chosen = new LinkedHashSet<>();
        for (String name : value.equals("none") ? new String[0] : value.split("\\s*,\\s*", -1)) {
            E constant = known.get(name);
            require(
                    constant != null,
                    variable,
                    "names \"" + name + "\" but known are " + String.join(", ", known.keySet()) + ", or none alone");
            if (constant != null) {
                chosen.add(constant);
            }
        }
        return chosen;
    }

    int positive(EnvironmentVariable variable) {
        String value = text(variable);
        boolean number = value.matches("[1-9]\\d{0,8}");
        require(number, variable, "is \"" + value + "\" but must be a whole number above zero");
        return number ? Integer.parseInt(value) : 0;
    }

    int port(EnvironmentVariable variable) {
        int port = positive(variable);
        require(port <= 65535, variable, "is " + port + " but must be a port, 65535 at most");
        return port;
    }

    /** An absolute http or https URL, or "" when there is none. */
    String url(EnvironmentVariable variable) {
        String value = text(variable);
        require(value.isEmpty() || isUrl(value), variable, "is \"" + value + "\" but must be an http or https URL");
        return value;
    }

    private static boolean isUrl(String value) {
        try {
            var uri = new URI(value);
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    <E extends Enum<E>> E choice(EnvironmentVariable variable, Class<E> type, E fallback) {
        String value = text(variable);
        List<String> known = Arrays.stream(type.getEnumConstants())
                .map(e -> e.name().toLowerCase(Locale.ROOT))
                .toList();
        boolean isKnown = known.contains(value);
        require(isKnown, variable, "is \"" + value + "\" but must be one of " + String.join(", ", known));
        return isKnown ? Enum.valueOf(type, value.toUpperCase(Locale.ROOT)) : fallback;
    }

    void require(boolean holds, EnvironmentVariable variable, String problem) {
        if (!holds) {
            malformed.add(variable.name() + " " + problem);
        }
    }

    /** Ends the reading. */
    void finish() {
        var problems = new ArrayList<String>();
        if (!missing.isEmpty()) {
            problems.add(
                    (missing.size() == 1 ? "missing variable " : "missing variables ") + String.join(", ", missing));
        }
        problems.addAll(malformed);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }
}
