package io.drfailover.drill;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.drfailover.drill");

    private static DescribedPredicate<JavaClass> oursExcept(String... rooms) {
        return resideInAPackage("io.drfailover..").and(DescribedPredicate.not(resideInAnyPackage(rooms)));
    }

    /**
     * The drill judges the packaged function and the synthesized stacks from outside; their insides would let it believe
     * instead of look. It plays with the team's own settings.
     */
    @Test
    void drill_knowsOnlyTheContractOfTheFunctionAndTheSettings() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.drfailover.drill.simulation..")
                .should()
                .dependOnClassesThat(oursExcept(
                        "io.drfailover.drill..",
                        "io.drfailover.contract..",
                        "io.drfailover.stacks.settings..",
                        "io.drfailover.console.."))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "kubernetes", "metrics", "primary", "process", "scheduler"})
    void emulators_knowOnlyTheirOwnRoom(String room) {
        noClasses()
                .that()
                .resideInAPackage("io.drfailover.drill." + room + "..")
                .should()
                .dependOnClassesThat(oursExcept("io.drfailover.drill." + room + "..", "io.drfailover.drill.process.."))
                .check(CLASSES);
    }

    /** Otherwise the drill would have the function's classes in its hands after all. */
    @Test
    void simulation_isUsedByItsCommandAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.drfailover.drill.simulation..")
                .and()
                .haveNameNotMatching(".*\\.SimulateCommand(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.drfailover.drill.simulation..")
                .check(CLASSES);
    }

    @Test
    void names_areNotVague() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)$")
                .check(CLASSES);
    }
}
