package io.drfailover.readiness;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** All checks, in the order of the table. Their names are part of the answer: scripts and the runbook rely on them. */
public enum CheckName {
    ENVIRONMENT,
    HOLD,
    RUN,
    REPLICA,
    REPLICA_LAG,
    REPLICA_BACKUPS,
    BUNDLE,
    TOOLCHAIN,
    DRIFT,
    DISK,
    TERRAFORM_PLAN,
    CHARTS,
    IMAGES,
    DATABASE_SECRET,
    ROLES,
    ROLE_PERMISSIONS,
    QUOTAS,
    INSTANCE_TYPES,
    NETWORK,
    CLUSTER_NAME,
    NOTIFICATIONS,
    STATIC_STABILITY;

    /** Lower case, words joined by hyphens. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The place of a check in the table; one that is not known here comes last. */
    static int place(String text) {
        return Arrays.stream(values())
                .filter(name -> name.text().equals(text))
                .findFirst()
                .map(Enum::ordinal)
                .orElse(values().length);
    }

    /** All of them, as they appear in the answer. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(CheckName::text).toList();
    }
}
