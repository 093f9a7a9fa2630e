package io.drfailover;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.drfailover.control.Controls;
import io.drfailover.ledger.RunLedger;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain JUnit: Surefire does not run the fields of ArchUnit's own engine and stays green. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.drfailover");

    /** What every stage may use of the front door. */
    private static final DescribedPredicate<JavaClass> SHARED = nameMatching(
                    "io\\.drfailover\\.(Deadline|Progress|FailoverConfig|FailoverException|FailoverOrder|Interruption|ObjectPin|ProbeTargets)(\\$.*)?")
            .<JavaClass>forSubtype();

    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("io.drfailover..");

    private static ArchRule stage(String name) {
        return noClasses()
                .that()
                .resideInAPackage("io.drfailover." + name + "..")
                .should()
                .dependOnClassesThat(OURS.and(DescribedPredicate.not(
                        resideInAnyPackage("io.drfailover." + name + "..", "io.drfailover.contract..")
                                .or(SHARED))))
                .because("a stage knows its own room, the contract and the few shared types");
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "promote", "terraform", "helm", "probe"})
    void stages_knowTheirOwnRoomTheContractAndTheSharedTypes(String name) {
        stage(name).check(CLASSES);
    }

    /** A record says why its run began, a proposal why it was made. */
    @ParameterizedTest
    @CsvSource({"evidence,probe", "ledger,evidence", "control,evidence|ledger"})
    void rooms_knowBesidesOnlyWhatComesBefore(String name, String before) {
        String[] allowed = Stream.concat(
                        Stream.of("io.drfailover." + name + "..", "io.drfailover.contract.."),
                        Arrays.stream(before.split("\\|")).map(room -> "io.drfailover." + room + ".."))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("io.drfailover." + name + "..")
                .should()
                .dependOnClassesThat(OURS.and(
                        DescribedPredicate.not(resideInAnyPackage(allowed).or(SHARED))))
                .check(CLASSES);
    }

    /** It looks at AWS for terraform, and only the front door knows that it does. */
    @Test
    void inventory_looksForTerraformAndChangesNothing() {
        noClasses()
                .that()
                .resideInAPackage("io.drfailover.inventory..")
                .should()
                .dependOnClassesThat(OURS.and(DescribedPredicate.not(resideInAnyPackage(
                                "io.drfailover.inventory..", "io.drfailover.terraform..", "io.drfailover.contract..")
                        .or(SHARED))))
                .orShould()
                .dependOnClassesThat(
                        nameMatching(
                                "software\\.amazon\\.awssdk\\.services\\..*\\.(Create|Delete|Modify|Put|Associate|Attach)[A-Za-z]*Request"))
                .check(CLASSES);
    }

    @Test
    void probe_neitherChangesNorUnpacksNorRemembersAnything() {
        noClasses()
                .that()
                .resideInAPackage("io.drfailover.probe..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "software.amazon.awssdk.services.s3..",
                        "software.amazon.awssdk.services.secretsmanager..",
                        "com.marcnuri..",
                        "java.nio.file..")
                .orShould()
                .dependOnClassesThat(
                        nameMatching(
                                "software\\.amazon\\.awssdk\\.services\\..*\\.(Create|Delete|Modify|Promote|Put|Start|Stop|Reboot).*"))
                .check(CLASSES);
    }

    /** Looking changes nothing; fencing stops one database and does nothing else. */
    @Test
    void evidence_changesNothingButStopsTheOldPrimary() {
        noClasses()
                .that()
                .resideInAPackage("io.drfailover.evidence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "software.amazon.awssdk.services.s3..",
                        "software.amazon.awssdk.services.lambda..",
                        "java.nio.file..")
                .orShould()
                .dependOnClassesThat(
                        nameMatching(
                                "software\\.amazon\\.awssdk\\.services\\..*\\.(Create|Delete|Modify|Promote|Put|Set|Start|Reboot|Enable|Disable)[A-Z].*Request.*"))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.drfailover.evidence..")
                .and()
                .doNotHaveSimpleName("StopOldPrimary")
                .should()
                .dependOnClassesThat(nameMatching("software\\.amazon\\.awssdk\\.services\\..*\\.Stop[A-Z].*"))
                .check(CLASSES);
    }

    /** By what it may say to AWS, not by what it may not: a call that nobody thought of is refused, too. */
    @Test
    void readiness_asksAwsOnlyToDescribeAndWritesNothing() {
        noClasses()
                .that()
                .resideInAPackage("io.drfailover.readiness..")
                .should()
                .dependOnClassesThat(nameMatching(
                                "software\\.amazon\\.awssdk\\.services\\..*(Request|Response)(\\$.*)?")
                        .and(DescribedPredicate.not(nameMatching(
                                ".*\\.(Describe|Get|Head|List|Simulate)[A-Za-z0-9]*(Request|Response)(\\$.*)?"))))
                .orShould()
                .callMethodWhere(target(owner(assignableTo(RunLedger.class).or(assignableTo(Controls.class))))
                        .and(target(nameMatching("write|publish|keep"))))
                .orShould()
                .dependOnClassesThat(nameMatching(
                        "io\\.drfailover\\.(promote\\.ReplicaPromoter|terraform\\.(InfrastructureBuilder|S3StateLock)|"
                                + "helm\\.ReleaseInstaller|report\\..*|evidence\\.Fencing|ledger\\.RunJournal)"))
                .because("asking is safe")
                .check(CLASSES);
    }

    @Test
    void readiness_isKnownToTheFrontDoorOnly() {
        noClasses()
                .that(resideInAPackage("io.drfailover..")
                        .and(DescribedPredicate.not(resideInAnyPackage("io.drfailover", "io.drfailover.readiness.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.drfailover.readiness..")
                .check(CLASSES);
    }

    @Test
    void contract_knowsNothingOfTheProject() {
        noClasses()
                .that()
                .resideInAPackage("io.drfailover.contract..")
                .should()
                .dependOnClassesThat(OURS.and(DescribedPredicate.not(resideInAPackage("io.drfailover.contract.."))))
                .check(CLASSES);
    }

    @Test
    void cdktf_staysOut() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.hashicorp..", "software.constructs..", "software.amazon.jsii..")
                .check(CLASSES);
    }

    @Test
    void exceptions_haveOneRootForFailuresAndOneForInterruptions() {
        classes()
                .that()
                .areAssignableTo(RuntimeException.class)
                .should()
                .beAssignableTo(FailoverException.class)
                .orShould()
                .beAssignableTo(Interruption.class)
                .check(CLASSES);
    }

    @Test
    void staticState_isFinal() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void names_areNotVague() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)$")
                .check(CLASSES);
    }

    @Test
    void rules_canFail() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> noClasses().should().haveSimpleName("Failover").check(CLASSES));
    }
}
