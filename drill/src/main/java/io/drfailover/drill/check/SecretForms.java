package io.drfailover.drill.check;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A secret in every writing in which it may turn up in a file.
 *
 * @param forms the writings; texts, each of which gives the secret away
 */
record SecretForms(List<String> forms) {
    private static final int GROUP = 3;

    SecretForms {
        forms = List.copyOf(forms);
    }

    /** Plain, in JSON (also as Go writes it), in a URL or form, and in base64, alone or inside of a longer text. */
    static SecretForms of(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        String json = new String(JsonStringEncoder.getInstance().quoteAsString(secret));
        forms.add(json);
        forms.add(json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"));
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        for (int before = 0; before < GROUP; before++) {
            forms.add(inBase64(secret.getBytes(StandardCharsets.UTF_8), before));
        }
        return new SecretForms(List.copyOf(forms));
    }

    /** Whether the text gives the secret away. */
    boolean in(String text) {
        return forms.stream().anyMatch(text::contains);
    }

    /**
     * The characters that stand for the secret's bytes alone, when {@code before} bytes of something else share its first
     * group of three.
     */
    private static String inBase64(byte[] secret, int before) {
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int shared = before == 0 ? 0 : before + 1;
        int end = shifted.length % GROUP == 0 ? encoded.length() : encoded.length() - 1;
        return encoded.substring(shared, end);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SecretForms[" + forms.size() + " forms]";
    }
}
