package io.drfailover;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    @ValueSource(strings = {"event", "promote", "terraform", "helm", "ledger", "probe"})
    void stages_knowTheirOwnRoomTheContractAndTheSharedTypes(String name) {
        stage(name).check(CLASSES);
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
