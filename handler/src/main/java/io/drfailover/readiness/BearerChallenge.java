package io.drfailover.readiness;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code WWW-Authenticate: Bearer realm="...",service="...",scope="..."} of a registry.
 *
 * @param realm where tokens are to be had
 * @param service for whom
 * @param scope for what, or ""
 */
record BearerChallenge(String realm, String service, String scope) {
    private static final Pattern PARAMETER = Pattern.compile("([a-zA-Z]+)=\"([^\"]*)\"");
    private static final String SCHEME = "bearer ";

    static Optional<BearerChallenge> parse(String header) {
        if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (Matcher found = PARAMETER.matcher(header); found.find(); ) {
            parameters.put(found.group(1).toLowerCase(Locale.ROOT), found.group(2));
        }
        String realm = parameters.getOrDefault("realm", "");
        return realm.isEmpty()
                ? Optional.empty()
                : Optional.of(new BearerChallenge(
                        realm, parameters.getOrDefault("service", ""), parameters.getOrDefault("scope", "")));
    }
}
