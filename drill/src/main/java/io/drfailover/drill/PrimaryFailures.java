package io.drfailover.drill;

import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Failures of the primary on the command line: their names for the help, and a failure by its name. */
final class PrimaryFailures implements Iterable<String>, ITypeConverter<PrimaryFailure> {
    @Override
    public Iterator<String> iterator() {
        return PrimaryFailure.labels().iterator();
    }

    @Override
    public PrimaryFailure convert(String label) {
        return PrimaryFailure.of(label)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + label + "' is none of " + String.join(", ", PrimaryFailure.labels())));
    }
}
