package io.drfailover.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.console.function.KeptDrill;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreachableTest {
    private final FakeLambda lambda = new FakeLambda();

    UnreachableTest() throws IOException {}

    @AfterEach
    void stop() {
        lambda.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            404 | ResourceNotFoundException   | there is no function erp-failover (live) in eu-west-1 | check --function
            403 | AccessDeniedException       | these credentials may not invoke it                   | lambda:InvokeFunction
            403 | ExpiredTokenException       | the AWS credentials have expired                      | aws sso login
            403 | UnrecognizedClientException | AWS does not know these credentials                   | aws sts get-caller-identity
            403 | InvalidSignatureException   | AWS does not accept the signature                     | clock
            429 | TooManyRequestsException    | the function is busy                                  | try again
            500 | ServiceException            | Lambda in eu-west-1 answered 500                      | whether it was carried out is not known
            """)
    void order_awsRefuses_saysWhatIsWrongAndWhatToDo(int status, String code, String problem, String remedy) {
        lambda.refuses(status, code, "said AWS");

        var result = new ConsoleSetup().run(lambda, "release");

        assertThat(result.code()).isEqualTo(3);
        assertThat(words(result)).contains(problem, remedy);
        assertThat(lambda.received()).as("orders are never repeated").hasSize(1);
        assertThat(result.answer()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "404, ResourceNotFoundException, aws sts get-caller-identity",
        "403, ExpiredTokenException, aws sso login",
        "403, UnrecognizedClientException, aws sts get-caller-identity"
    })
    void hint_onANarrowTerminal_keepsItsCommandOnOneLine(int status, String code, String command) {
        lambda.refuses(status, code, "said AWS");

        var result = new ConsoleSetup().with("DR_COLUMNS", "40").run(lambda, "release");

        assertThat(result.progress().lines().map(String::strip)).contains(command);
    }

    @Test
    void hint_aQualifierThatAShellWouldExpand_isQuoted() {
        lambda.answers(ConsoleSetup.status("", ConsoleSetup.free()));

        var result = new ConsoleSetup().run(lambda, "status --qualifier $LATEST");

        assertThat(result.answer()).contains("--function erp-failover").contains("--qualifier '$LATEST'");
    }

    @Test
    void question_lambdaIsBroken_isAskedAgain() {
        lambda.refuses(500, "ServiceException", "said AWS");

        assertThat(new ConsoleSetup().run(lambda, "status").code()).isEqualTo(3);

        assertThat(lambda.received()).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"errorMessage":"trigger: the fields are wrong; nothing was changed","errorType":"io.drfailover.event.EventException"} | dr: trigger: the fields are wrong; nothing was changed
            {"errorMessage":"2026-11-23 Task timed out after 900.00 seconds"}         | its time was up
            {"errorMessage":"Runtime exited with error","errorType":"Runtime.ExitError"} | the function's process died
            {"errorMessage":"null","errorType":"java.lang.NullPointerException"}      | aws logs tail /aws/lambda/erp-failover
            """)
    void function_fails_saysSoInPlainWords(String payload, String told) {
        lambda.fails(payload);

        var result = new ConsoleSetup().run(lambda, "release", "--json");

        assertThat(result.code()).isEqualTo(1);
        assertThat(words(result)).contains(told);
        assertThat(result.answer()).isEqualTo(payload + "\n");
    }

    @Test
    void endpoint_nobodyListens_saysSo() {
        String url = lambda.url();
        lambda.close();

        var result =
                new ConsoleSetup().run("status", "--function", "f", "--region", "eu-west-1", "--endpoint-url", url);

        assertThat(result.code()).isEqualTo(3);
        assertThat(words(result)).contains("nobody answers at " + url);
    }

    @ParameterizedTest
    @CsvSource({
        "status, which function?",
        "status --function f, in which region?",
        "status --kept --function f, leave out --function",
        "status --function  --region r, --function is blank",
        "status --function f --region  --json, --region is blank",
        "status --function f --qualifier  --region r, --qualifier is blank",
        "status --function f --region r --endpoint-url nowhere, is no address",
        "hold --function f --region r, Missing required option",
        "nonsense, Unmatched argument"
    })
    void commandLine_wrong_saysHow(String command, String told) {
        var result = new ConsoleSetup().run(command.split(" ", -1));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.progress()).contains(told, "--help");
    }

    @Test
    void variables_nameTheFunctionAndTheRegion() {
        lambda.answers(ConsoleSetup.status("", ConsoleSetup.free()));

        var result = new ConsoleSetup()
                .with("DR_FUNCTION", "arn:aws:lambda:eu-west-1:123456789012:function:erp-failover:live")
                .run("status", "--endpoint-url", lambda.url());

        assertThat(result.code()).as(result.progress()).isZero();
        assertThat(lambda.received().get(0).path()).endsWith("failover%3Alive/invocations");
    }

    @Test
    void kept_noteOfADrill_namesEverything(@TempDir Path checkout) throws IOException {
        Path note = KeptDrill.note(checkout);
        assertThat(words(new ConsoleSetup().in(checkout).run("status", "--kept")))
                .contains("no drill of this checkout is kept");

        var kept = new KeptDrill(URI.create(lambda.url()), "erp-failover", "", "eu-west-1", "testing", "testing");
        kept.write(note);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(note)))
                .isEqualTo("rw-------");
        lambda.answers(ConsoleSetup.status("", ConsoleSetup.free()));
        var result = new ConsoleSetup().in(checkout).run("status", "--kept");
        assertThat(result.code()).as(result.progress()).isZero();
        assertThat(result.answer()).contains("./dr evaluate --kept");

        lambda.close();
        assertThat(words(new ConsoleSetup().in(checkout).run("status", "--kept")))
                .contains("the kept drill has ended");
        kept.remove(note);
        assertThat(note).doesNotExist();
    }

    private static String words(ConsoleSetup.Result result) {
        return result.progress().replaceAll("\\s+", " ");
    }
}
