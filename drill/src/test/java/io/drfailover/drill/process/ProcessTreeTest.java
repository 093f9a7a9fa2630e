package io.drfailover.drill.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTreeTest {
    @Test
    void end_treeThatIgnoresSigterm_leavesNobody(@TempDir Path folder) throws Exception {
        Process root = shell(folder, "trap '' TERM; sh -c \"trap '' TERM; touch ready; sleep 60 & wait\" & wait");
        await().until(() -> Files.exists(folder.resolve("ready")));
        List<ProcessHandle> members = root.descendants().toList();
        assertThat(members).isNotEmpty();
        new ProcessTree(root.toHandle()).end(Duration.ofSeconds(1));
        assertThat(isOver(root)).isTrue();
        assertThat(members).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void end_memberNamedTerraform_isInterruptedFirst(@TempDir Path folder) throws Exception {
        Path terraform = folder.resolve("terraform");
        Files.copy(Path.of("/bin/sh").toRealPath(), terraform);
        assertThat(terraform.toFile().setExecutable(true)).isTrue();
        Process root = new ProcessBuilder(
                        terraform.toString(),
                        "-c",
                        "trap 'touch saved; exit 1' INT; touch ready; while :; do sleep 0.1; done")
                .directory(folder.toFile())
                .start();
        await().until(() -> Files.exists(folder.resolve("ready")));
        new ProcessTree(root.toHandle()).end(Duration.ofSeconds(5));
        assertThat(isOver(root)).isTrue();
        assertThat(folder.resolve("saved")).exists();
    }

    @Test
    void probe_runningProgram_seesItsPeak(@TempDir Path folder) throws Exception {
        Process root = shell(folder, "sleep 60");
        try (MemoryProbe probe = MemoryProbe.follow(root.toHandle())) {
            await().until(() ->
                    probe.peak().kibibytesByProgram().values().stream().anyMatch(kibibytes -> kibibytes > 100));
        } finally {
            new ProcessTree(root.toHandle()).kill(program -> true, Set.of());
        }
    }

    @Test
    void end_rootCrashedAndLeftAnOrphan_endsTheOrphanToo(@TempDir Path folder) throws Exception {
        Process root = shell(folder, "sleep 60 & wait");
        try (MemoryProbe probe = MemoryProbe.follow(root.toHandle())) {
            await().until(() -> probe.survivors().size() == 2);
            ProcessHandle orphan = root.children().findFirst().orElseThrow();
            root.destroyForcibly();
            await().until(() -> !root.isAlive());
            assertThat(root.descendants()).isEmpty();
            assertThat(probe.survivors()).containsExactly(orphan);
            new ProcessTree(root.toHandle()).end(Duration.ofSeconds(1), probe.survivors());
            // Whoever adopted it may leave it unburied for a while: then it has no command any more.
            await().until(() -> !orphan.isAlive() || orphan.info().command().isEmpty());
        }
    }

    @Test
    void kill_onlyOneProgram_leavesTheOthers(@TempDir Path folder) throws Exception {
        Process root = shell(folder, "sleep 60 & touch ready; wait; touch survived; sleep 60");
        String shell = ProcessTree.name(root.toHandle());
        // Between fork and exec the child still has the shell's name.
        String program = await().until(
                        () -> root.children()
                                .findFirst()
                                .map(ProcessTree::name)
                                .filter(name -> Files.exists(folder.resolve("ready")))
                                .orElse(""),
                        name -> !name.isEmpty() && !name.equals(shell));
        assertThat(new ProcessTree(root.toHandle()).kill(program::equals, Set.of()))
                .isPositive();
        await().until(() -> Files.exists(folder.resolve("survived")));
        assertThat(root.isAlive()).isTrue();
        assertThat(new ProcessTree(root.toHandle()).kill(any -> true, Set.of())).isPositive();
        assertThat(isOver(root)).isTrue();
    }

    @Test
    void scratch_close_removesEverything() throws Exception {
        Scratch scratch = Scratch.create("scratch-test-");
        Files.writeString(scratch.folder("a").resolve("file"), "content");
        scratch.close();
        assertThat(scratch.directory()).doesNotExist();
    }

    /** Java hears of the end of its children a moment after they have ended. */
    private static boolean isOver(Process process) throws InterruptedException {
        return process.waitFor(5, TimeUnit.SECONDS);
    }

    private static Process shell(Path folder, String script) throws Exception {
        return new ProcessBuilder("/bin/sh", "-c", script)
                .directory(folder.toFile())
                .start();
    }
}
