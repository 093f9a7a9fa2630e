package io.drfailover.stacks.nag;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.hashicorp.cdktf.Annotations;
import com.hashicorp.cdktf.IAspect;
import com.hashicorp.cdktf.TerraformStack;
import java.util.ArrayList;
import java.util.List;
import software.constructs.IConstruct;

/**
 * A rule: looks at each stack as a whole, as Terraform will read it, because what makes a bucket private or a log end is
 * often another resource than the bucket or the function.
 */
abstract class Rule implements IAspect {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Finding> findings = new ArrayList<>();

    /** Everything in the stack that the rule does not allow. */
    abstract List<Finding> check(StackBlocks stack);

    @Override
    public final void visit(IConstruct node) {
        if (node instanceof TerraformStack stack) {
            for (Finding finding : check(new StackBlocks(JSON.valueToTree(stack.toTerraform())))) {
                findings.add(finding);
                Annotations.of(construct(stack, finding.path())).addError(finding.toString());
            }
        }
    }

    /** What has been found so far. */
    final List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The construct at a path, or the deepest of its scopes that is there. */
    private static IConstruct construct(IConstruct root, String path) {
        IConstruct found = root;
        String own = root.getNode().getPath() + "/";
        if (path.startsWith(own)) {
            for (String id : path.substring(own.length()).split("/", -1)) {
                IConstruct child = found.getNode().tryFindChild(id);
                if (child == null) {
                    break;
                }
                found = child;
            }
        }
        return found;
    }
}
