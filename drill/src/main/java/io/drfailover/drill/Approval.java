package io.drfailover.drill;

import io.drfailover.console.Console;
import io.drfailover.console.function.KeptDrill;
import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.drill.aws.TopicMessage;
import io.drfailover.drill.timeline.Screen;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The person who reads the message and types the command that it names. */
final class Approval {
    private static final String SUBJECT = "WAITS FOR YOUR APPROVAL";
    private static final Pattern COMMAND = Pattern.compile("\\./dr approve --code (\\S+)");

    private Approval() {}

    /**
     * Approves.
     *
     * @throws IOException if nobody was asked, or the function refuses
     */
    static void give(Rig rig, Screen screen) throws IOException {
        String topic = rig.settings().environment().get(EnvironmentVariable.NOTIFICATION_TOPIC_ARN.name());
        List<TopicMessage> told = rig.aws().topics().published(String.valueOf(topic));
        String message = told.stream()
                .filter(notice -> notice.subject().contains(SUBJECT))
                .map(TopicMessage::message)
                .findFirst()
                .orElseThrow(() -> new IOException("the function was to ask for approval, and told people "
                        + told.stream().map(TopicMessage::subject).toList()));
        Matcher command = COMMAND.matcher(message);
        if (!command.find()) {
            throw new IOException("the message names no command with a code: " + message);
        }
        screen.line("     the message has arrived: ./dr approve --code ... (told to nobody else)");
        type(rig, command.group(1));
    }

    private static void type(Rig rig, String code) throws IOException {
        Path folder = rig.scratch().folder("console");
        var progress = new ByteArrayOutputStream();
        int exit;
        try (Keeping keeping = new Keeping(rig, folder)) {
            exit = Console.run(
                    folder,
                    Map.of(),
                    new BufferedReader(Reader.nullReader()),
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    new PrintStream(progress, true, StandardCharsets.UTF_8),
                    "approve",
                    "--code",
                    code,
                    "--by",
                    "the drill",
                    "--confirm",
                    rig.world().scenario().replicaId(),
                    KeptDrill.OPTION);
        }
        if (exit != 0) {
            throw new IOException("./dr approve ended with " + exit + ": " + progress.toString(StandardCharsets.UTF_8));
        }
    }
}
