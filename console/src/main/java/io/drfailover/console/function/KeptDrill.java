package io.drfailover.console.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A drill whose world was kept on this machine: it leaves a note where the commands find it, and takes it away at its end.
 *
 * @param endpoint the emulated AWS
 * @param function the function's name
 * @param qualifier the alias that people invoke
 * @param region the DR region
 * @param keyId what the emulated AWS takes for credentials
 * @param secretKey as well
 */
public record KeptDrill(
        URI endpoint, String function, String qualifier, String region, String keyId, String secretKey) {
    /** The option that means it. */
    public static final String OPTION = "--kept";

    private static final JsonMapper JSON = new JsonMapper();

    /** Where its note lies. */
    public static Path note(Path checkout) {
        return checkout.resolve("drill").resolve("target").resolve("kept.json");
    }

    /**
     * Reads the note.
     *
     * @throws UnreachableException if there is none, or it cannot be read
     */
    public static KeptDrill read(Path note) {
        try {
            JsonNode node = JSON.readTree(Files.readAllBytes(note));
            return new KeptDrill(
                    URI.create(node.path("endpoint").asText()),
                    node.path("function").asText(),
                    node.path("qualifier").asText(),
                    node.path("region").asText(),
                    node.path("key_id").asText(),
                    node.path("secret_key").asText());
        } catch (NoSuchFileException e) {
            throw new UnreachableException(
                    "no drill of this checkout is kept",
                    "start one, and leave it running:\n  ./dr drill --keep\nOne of another checkout is asked from there.",
                    e);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreachableException(
                    note + " cannot be read (" + e.getMessage() + ")", "end the drill, and start one with --keep", e);
        }
    }

    /** Leaves the note, readable for its owner alone. */
    public void write(Path note) throws IOException {
        Path unfinished = Files.createTempFile(
                Files.createDirectories(note.toAbsolutePath().getParent()),
                "kept",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(
                unfinished,
                JSON.writeValueAsBytes(JSON.createObjectNode()
                        .put("endpoint", endpoint.toString())
                        .put("function", function)
                        .put("qualifier", qualifier)
                        .put("region", region)
                        .put("key_id", keyId)
                        .put("secret_key", secretKey)));
        Files.move(unfinished, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes the note away, unless it is another drill's by now. */
    public void remove(Path note) throws IOException {
        if (Files.exists(note) && read(note).equals(this)) {
            Files.deleteIfExists(note);
        }
    }

    /** The function in it. */
    public FunctionAddress address() {
        return new FunctionAddress(
                function, qualifier, region, endpoint, new FunctionAddress.Keys(keyId, secretKey), OPTION);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return function + " at " + endpoint;
    }
}
