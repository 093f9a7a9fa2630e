package io.drfailover.probe;

import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Asks AWS in the DR region. Trouble there says nothing of the primary: it becomes unknown, whatever it is. */
final class AwsAnswer {
    private final String service;

    AwsAnswer(String service) {
        this.service = service;
    }

    Finding of(Supplier<Finding> question) {
        try {
            return question.get();
        } catch (SdkServiceException e) {
            return Finding.unknown(service + " refused: " + e.getMessage());
        } catch (SdkException e) {
            return Finding.unheard(service + " did not answer: " + e.getMessage());
        }
    }

    Finding late() {
        return Finding.unheard(service + " did not answer in time");
    }
}
