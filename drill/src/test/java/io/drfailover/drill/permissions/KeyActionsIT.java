package io.drfailover.drill.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.FailoverConfig;
import io.drfailover.readiness.KeyActions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.model.ContextEntry;

/**
 * What an evaluation asks IAM about, against the role as the build synthesized it: asked about something else, a role that
 * is as it should be would be called broken.
 */
class KeyActionsIT {
    static Stream<Access> accesses() throws IOException {
        SynthesizedRole role = role();
        Names names = role.names();
        Map<String, String> environment = role.environment();
        for (String pinned : List.of("BUNDLE", "TOOLCHAIN")) {
            environment.put(pinned + "_KEY", "any.zip");
            environment.put(pinned + "_SHA256", "0".repeat(64));
        }
        var actions = new KeyActions(FailoverConfig.from(environment), names.arn("lambda:function:{function}"));
        Map<String, String> context = actions.context().stream()
                .collect(Collectors.toMap(
                        ContextEntry::contextKeyName, e -> e.contextKeyValues().get(0)));
        return actions.groups().stream().flatMap(group -> group.actions().stream()
                .flatMap(action -> group.resources().stream().map(resource -> new Access(action, resource, context))));
    }

    private static SynthesizedRole role() throws IOException {
        return SynthesizedRole.locate(Path.of("..").toAbsolutePath().normalize());
    }

    @ParameterizedTest
    @MethodSource("accesses")
    void keyAction_ofTheDeployedRole_isAllowed(Access access) throws IOException {
        assertThat(role().policies().allow(access)).as(access.toString()).isTrue();
    }
}
