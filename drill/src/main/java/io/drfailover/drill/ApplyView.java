package io.drfailover.drill;

import io.drfailover.drill.installation.Installer;
import io.drfailover.drill.installation.StackName;
import io.drfailover.drill.timeline.Screen;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** On a terminal: how far terraform is with each stack. */
final class ApplyView implements Installer.ApplyProgress, AutoCloseable {
    private static final Pattern MADE = Pattern.compile("(\\S+): Creation complete after .*");

    private final Screen screen;
    private final Map<StackName, Integer> made = new EnumMap<>(StackName.class);
    private final Map<StackName, String> newest = new EnumMap<>(StackName.class);

    ApplyView(Screen screen) {
        this.screen = screen;
    }

    @Override
    public synchronized void line(StackName name, String line) {
        Matcher creation = MADE.matcher(line);
        if (creation.matches()) {
            made.merge(name, 1, Integer::sum);
            newest.put(name, creation.group(1));
            draw();
        }
    }

    @Override
    public void close() {
        screen.block(List.of());
    }

    private void draw() {
        screen.block(made.entrySet().stream()
                .map(entry -> "     %-8s %3d resources made, last %s"
                        .formatted(entry.getKey(), entry.getValue(), newest.get(entry.getKey())))
                .toList());
    }
}
