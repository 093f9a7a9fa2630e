package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Helm says after the installation. */
class ApplicationNotesTest {
    @Test
    void notes_afterInstallation_areThreeLines() {
        String output = new Helm(Charts.APPLICATION)
                .install()
                .withName(Rendering.RELEASE)
                .withNamespace("applications")
                .withKubeVersion(Rendering.KUBERNETES)
                .withValuesFile(Charts.valuesOf("database-credentials"))
                .clientOnly()
                .dryRun()
                .call()
                .getOutput();

        List<String> notes = output.substring(output.indexOf("NOTES:\n") + "NOTES:\n".length())
                .strip()
                .lines()
                .toList();
        assertThat(notes).hasSize(3);
        assertThat(notes.get(0)).contains("erp runs", "namespace applications", "region eu-west-1", ":3306");
        assertThat(notes.get(1)).contains("rollout status deployment/erp", "helm -n applications test erp");
        assertThat(notes.get(2)).contains("runbook");
        assertThat(output).doesNotContain("not a real password");
    }
}
