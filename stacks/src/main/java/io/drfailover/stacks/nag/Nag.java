package io.drfailover.stacks.nag;

import com.hashicorp.cdktf.Aspects;
import com.hashicorp.cdktf.TerraformStack;
import java.util.List;

/** All rules, for all stacks of one application. */
public final class Nag {
    private final List<Rule> rules = List.of(
            new TagsRule(),
            new EncryptionRule(),
            new PublicAccessRule(),
            new LogRetentionRule(),
            new WildcardActionRule());

    /** Lets the rules look at a stack when it is synthesized. On each stack: CDKTF does not ask the application's. */
    public void watch(TerraformStack stack) {
        Aspects aspects = Aspects.of(stack);
        rules.forEach(aspects::add);
    }

    /** Everything that was found in the synthesis, in the order of the paths. */
    public List<Finding> findings() {
        return rules.stream()
                .flatMap(rule -> rule.findings().stream())
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }
}
