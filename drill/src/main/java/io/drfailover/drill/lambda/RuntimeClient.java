package io.drfailover.drill.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * AWS's own Java runtime client: the jars that Lambda keeps in {@code /var/runtime/lib}.
 *
 * @param classPath the jars, joined for {@code java -cp}
 */
record RuntimeClient(String classPath) {
    /** The jars that this JVM itself was started with. */
    static RuntimeClient ofThisJvm() {
        return new RuntimeClient(
                Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                        .map(RuntimeClient::jarOf)
                        .map(Path::toString)
                        .distinct()
                        .collect(Collectors.joining(File.pathSeparator)));
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
