package io.drfailover;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.drfailover", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** What every stage may use of the front door. */
    private static final DescribedPredicate<JavaClass> SHARED = nameMatching(
                    "io\\.drfailover\\.(Deadline|Progress|FailoverConfig|FailoverException|FailoverOrder|ObjectPin)(\\$.*)?")
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

    @ArchTest
    static final ArchRule EVENT = stage("event");

    @ArchTest
    static final ArchRule PROMOTE = stage("promote");

    @ArchTest
    static final ArchRule TERRAFORM = stage("terraform");

    @ArchTest
    static final ArchRule HELM = stage("helm");

    @ArchTest
    static final ArchRule LEDGER = stage("ledger");

    @ArchTest
    static final ArchRule CONTRACT = noClasses()
            .that()
            .resideInAPackage("io.drfailover.contract..")
            .should()
            .dependOnClassesThat(OURS.and(DescribedPredicate.not(resideInAPackage("io.drfailover.contract.."))));

    @ArchTest
    static final ArchRule CDKTF_STAYS_OUT = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.hashicorp..", "software.constructs..", "software.amazon.jsii..");

    @ArchTest
    static final ArchRule EXCEPTIONS_HAVE_ONE_ROOT = classes()
            .that()
            .areAssignableTo(RuntimeException.class)
            .and()
            .doNotHaveFullyQualifiedName("io.drfailover.Deadline$CancelledException")
            .should()
            .beAssignableTo(FailoverException.class);

    @ArchTest
    static final ArchRule NO_STATIC_MUTABLE_STATE =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule NO_VAGUE_NAMES = noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)$");
}
