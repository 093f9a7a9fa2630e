package io.drfailover.drill.simulation.world;

import io.drfailover.drill.simulation.fault.Fault;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** Lambda as one sandbox reaches it, to invoke itself. */
final class SimulatedLambdaClient implements LambdaClient {
    private final Sandbox sandbox;

    SimulatedLambdaClient(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public InvokeResponse invoke(InvokeRequest request) {
        return sandbox.call(
                Call.write("lambda", "Invoke", ""),
                old -> {
                    sandbox.world().lambda().selfInvoked(request.payload().asUtf8String());
                    return InvokeResponse.builder().statusCode(202).build();
                },
                (fault, call) -> fault == Fault.THROTTLED || fault == Fault.SERVER_ERROR
                        ? LambdaException.builder()
                                .statusCode(fault == Fault.THROTTLED ? 429 : 500)
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
