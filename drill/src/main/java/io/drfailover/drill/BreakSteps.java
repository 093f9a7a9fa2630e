package io.drfailover.drill;

import io.drfailover.drill.breakage.BreakStep;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What can be broken, on the command line: its names for the help, and a step by its name. */
final class BreakSteps implements Iterable<String>, ITypeConverter<BreakStep> {
    @Override
    public Iterator<String> iterator() {
        return names().iterator();
    }

    static List<String> names() {
        return Arrays.stream(BreakStep.values()).map(Object::toString).toList();
    }

    @Override
    public BreakStep convert(String label) {
        return BreakStep.of(label)
                .orElseThrow(
                        () -> new TypeConversionException("'" + label + "' is none of " + String.join(", ", names())));
    }
}
