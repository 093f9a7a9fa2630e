package io.drfailover.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void screen_onATerminal_redrawsInColor() {
        Terminal terminal = terminal(Map.of("DR_STDERR_IS_TERMINAL", "1", "TERM", "xterm"));
        assertThat(terminal.screen().redraws()).isTrue();
        assertThat(terminal.screen().ink().coloured()).isTrue();
    }

    @Test
    void screen_noColorWished_redrawsWithoutColor() {
        Terminal terminal = terminal(Map.of("DR_STDERR_IS_TERMINAL", "1", "TERM", "xterm", "NO_COLOR", "1"));
        assertThat(terminal.screen().redraws()).isTrue();
        assertThat(terminal.screen().ink().coloured()).isFalse();
    }

    @Test
    void screen_inAPipeOrOnADumbTerminal_appends() {
        assertThat(terminal(Map.of("TERM", "xterm")).screen().redraws()).isFalse();
        assertThat(terminal(Map.of("DR_STDERR_IS_TERMINAL", "1", "TERM", "dumb"))
                        .screen()
                        .redraws())
                .isFalse();
    }

    private static Terminal terminal(Map<String, String> environment) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Terminal(Path.of("."), environment, nowhere, nowhere);
    }
}
