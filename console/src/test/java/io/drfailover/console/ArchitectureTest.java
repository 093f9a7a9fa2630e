package io.drfailover.console;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.drfailover.console");

    @Test
    void console_knowsOfTheProjectTheContractAlone() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.drfailover..")
                        .and(DescribedPredicate.not(
                                resideInAnyPackage("io.drfailover.console..", "io.drfailover.contract.."))))
                .because("it must be built in seconds, when everything else is broken")
                .check(CLASSES);
    }

    @Test
    void views_readAnswersAndNothingElse() {
        noClasses()
                .that()
                .resideInAPackage("..console.view..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.drfailover.console", "io.drfailover.console.function..", "software.amazon..", "picocli..")
                .check(CLASSES);
    }

    @Test
    void aws_isKnownWhereItIsSpokenTo() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..console.function..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .check(CLASSES);
    }
}
