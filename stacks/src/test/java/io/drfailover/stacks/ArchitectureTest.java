package io.drfailover.stacks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of this module. */
class ArchitectureTest {
    private static final String STACKS = "io.drfailover.stacks";
    /** One stack each: what stands before the disaster in either region, and what exists only after it. */
    private static final List<String> LIFETIMES =
            List.of(STACKS + ".standby..", STACKS + ".watch..", STACKS + ".recovery..");

    /** What the two stacks of peace time say in the same way. */
    private static final String ACCOUNT = STACKS + ".account..";

    private static final String[] ROOMS = Stream.concat(
                    LIFETIMES.stream(), Stream.of(STACKS + ".nag..", STACKS + ".bundle.."))
            .toArray(String[]::new);

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(STACKS);

    @Test
    void stacks_ofTheProject_knowOnlyTheContract() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe("are the project's, but not the contract", ArchitectureTest::other))
                .check(classes);
    }

    @Test
    void settingsAndBundle_always_knowNoCdktf() {
        noClasses()
                .that()
                .resideInAnyPackage(STACKS + ".settings..", STACKS + ".bundle..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.hashicorp..", "software.constructs..", "software.amazon.jsii..")
                .check(classes);
    }

    @Test
    void settings_always_knowNoOtherRoom() {
        noClasses()
                .that()
                .resideInAPackage(STACKS + ".settings..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(with(ACCOUNT))
                .check(classes);
    }

    @Test
    void hcl_always_knowsOnlyTheSettings() {
        noClasses()
                .that()
                .resideInAPackage(STACKS + ".hcl..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(with(ACCOUNT))
                .check(classes);
    }

    @Test
    void account_always_knowsNoStack() {
        noClasses()
                .that()
                .resideInAPackage(ACCOUNT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOMS)
                .check(classes);
    }

    @Test
    void stacks_ofDifferentLifetimes_doNotKnowEachOtherNorTheBundle() {
        for (String stack : LIFETIMES) {
            noClasses()
                    .that()
                    .resideInAPackage(stack)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            Stream.of(ROOMS).filter(room -> !room.equals(stack)).toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @Test
    void names_always_sayWhatAThingIs() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .check(classes);
    }

    private static String[] with(String room) {
        return Stream.concat(Stream.of(ROOMS), Stream.of(room)).toArray(String[]::new);
    }

    private static boolean other(JavaClass target) {
        String name = target.getPackageName();
        return name.startsWith("io.drfailover")
                && !name.startsWith(STACKS)
                && !name.startsWith("io.drfailover.contract");
    }
}
