package io.drfailover.readiness;

import io.drfailover.Deadline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;

/**
 * Whether the account may have as much as a run would build. An increase takes AWS hours or days, which is too late on the
 * bad day.
 */
public final class QuotasCheck implements ReadinessCheck {
    private final ServiceQuotasClient quotas;
    private final AccountUse use;
    private final DeployedBundle bundle;
    private final String region;

    public QuotasCheck(ServiceQuotasClient quotas, AccountUse use, DeployedBundle bundle, String region) {
        this.quotas = quotas;
        this.use = use;
        this.bundle = bundle;
        this.region = region;
    }

    @Override
    public String name() {
        return CheckName.QUOTAS.text();
    }

    @Override
    public Finding look(Deadline deadline) {
        RecoveryDesign design = bundle.design();
        List<String> enough = new ArrayList<>();
        List<String> exceeded = new ArrayList<>();
        List<String> remedies = new ArrayList<>();
        Map<String, List<String>> unknown = new LinkedHashMap<>();
        for (Quota quota : Quota.values()) {
            try {
                Demand demand = use.of(quota, design);
                double limit = limit(quota);
                String seen = String.format(
                        Locale.ROOT,
                        "%s: %d used, %d needed, %.0f allowed",
                        quota.words(),
                        demand.used(),
                        demand.needed(),
                        limit);
                if (demand.exceeds(limit)) {
                    exceeded.add(seen);
                    remedies.add(increase(quota, demand));
                } else {
                    enough.add(seen);
                }
            } catch (RuntimeException e) {
                // One unknown says nothing of the others.
                unknown.computeIfAbsent(new Mishap(e).finding().seen(), why -> new ArrayList<>())
                        .add(quota.words());
            }
        }
        if (!exceeded.isEmpty()) {
            return Finding.blocking(
                    String.join("; ", exceeded),
                    "delete what is not needed, or ask for more: " + String.join("; ", remedies));
        }
        return unknown.isEmpty()
                ? Finding.ok(String.join("; ", enough))
                : Finding.warning(
                        words(unknown),
                        "look at them in the Service Quotas console of " + region + ", or let the function read them:"
                                + " deploy the standby stack of this release");
    }

    /** By reason: mostly there is one for all. */
    private static String words(Map<String, List<String>> unknown) {
        return unknown.entrySet().stream()
                .map(each -> String.join(", ", each.getValue()) + ": " + each.getKey())
                .collect(Collectors.joining("; "));
    }

    /** The applied value; for some quotas there is only the default one (Service Quotas API Reference, GetServiceQuota). */
    private double limit(Quota quota) {
        try {
            return quotas.getServiceQuota(r -> r.serviceCode(quota.service()).quotaCode(quota.code()))
                    .quota()
                    .value();
        } catch (NoSuchResourceException e) {
            return quotas.getAWSDefaultServiceQuota(
                            r -> r.serviceCode(quota.service()).quotaCode(quota.code()))
                    .quota()
                    .value();
        }
    }

    private String increase(Quota quota, Demand demand) {
        return "aws service-quotas request-service-quota-increase --region " + region + " --service-code "
                + quota.service() + " --quota-code " + quota.code() + " --desired-value "
                + (demand.used() + demand.needed());
    }
}
