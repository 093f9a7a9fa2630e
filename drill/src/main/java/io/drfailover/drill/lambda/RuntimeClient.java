package io.drfailover.drill.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * AWS's own Java runtime client: the jars that Lambda keeps in {@code /var/runtime/lib}.
 *
 * @param classPath the jars, joined for {@code java -cp}
 */
record RuntimeClient(String classPath) {
    private static final String NATIVE_LIBRARY = "/jni/libaws-lambda-jni.linux-x86_64.so";

    /** The jars that this JVM itself was started with. */
    static RuntimeClient ofThisJvm() {
        return new RuntimeClient(
                Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                        .map(RuntimeClient::jarOf)
                        .map(Path::toString)
                        .distinct()
                        .collect(Collectors.joining(File.pathSeparator)));
    }

    /** Where a sandbox's native library is: where it would be in its {@code /tmp}. */
    static Path nativeLibrary(Path tmp) {
        return tmp.resolve(".libaws-lambda-jni.so");
    }

    /**
     * Puts the client's native library into a sandbox's {@code /tmp}. By itself the client writes it to the machine's own,
     * at every start: of two sandboxes that start at once, one would find its library cut off and crash.
     */
    static void placeNativeLibrary(Path tmp) throws IOException {
        try (InputStream library =
                Objects.requireNonNull(AWSLambda.class.getResourceAsStream(NATIVE_LIBRARY), NATIVE_LIBRARY)) {
            Files.copy(library, nativeLibrary(tmp));
        }
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("locating the jar of " + type.getName(), e);
        }
    }
}
