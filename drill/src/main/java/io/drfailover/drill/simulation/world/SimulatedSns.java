package io.drfailover.drill.simulation.world;

import io.drfailover.drill.simulation.fault.Fault;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;

/** The topic as one sandbox reaches it. */
final class SimulatedSns implements SnsClient {
    private final Sandbox sandbox;

    SimulatedSns(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public PublishResponse publish(PublishRequest request) {
        sandbox.world().trail().observe(new Observation.Telling(sandbox, request.subject()));
        return sandbox.call(
                Call.write("sns", "Publish", request.subject()),
                old -> {
                    sandbox.world().tell(request.subject(), request.message());
                    return PublishResponse.builder().messageId("1").build();
                },
                (fault, call) -> fault == Fault.THROTTLED || fault == Fault.SERVER_ERROR
                        ? SnsException.builder()
                                .statusCode(fault == Fault.THROTTLED ? 400 : 500)
                                .message(fault.words())
                                .build()
                        : ApiCallTimeoutException.create(60_000));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
