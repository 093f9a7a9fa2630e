package io.drfailover.evidence;

import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Asks AWS in the DR region. Trouble there says nothing of the primary: it becomes unknown, whatever it is. */
record AwsQuestion(String service) {
    Sighting ask(Supplier<Sighting> question) {
        try {
            return question.get();
        } catch (SdkServiceException e) {
            return Sighting.answer(
                    Side.UNKNOWN, "could not be asked for (" + service + " refused: " + e.getMessage() + ")");
        } catch (SdkException e) {
            return Sighting.silence(
                    Side.UNKNOWN, "could not be asked for (" + service + " did not answer: " + e.getMessage() + ")");
        }
    }

    Sighting late() {
        return Sighting.silence(Side.UNKNOWN, "could not be asked for (" + service + " did not answer in time)");
    }
}
