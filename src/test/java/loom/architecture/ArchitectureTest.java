package loom.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import loom.LoomApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of docs/ARCHITECTURE.md, as code. */
class ArchitectureTest {
    private static final JavaClasses STUDIO =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("loom");

    @Test
    void modules_use_each_other_only_through_their_api_and_without_cycles() {
        ApplicationModules.of(LoomApplication.class).verify();
    }

    @Test
    void the_engine_knows_no_framework() {
        noClasses()
                .that()
                .resideInAPackage("loom.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "com.vaadin..", "java.sql..", "javax.sql..")
                .check(STUDIO);
    }

    @Test
    void the_engine_and_the_queue_know_no_feature() {
        noClasses()
                .that()
                .resideInAnyPackage("loom.engine..", "loom.job..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "loom.dataset..",
                        "loom.training..",
                        "loom.zoo..",
                        "loom.explore..",
                        "loom.gallery..",
                        "loom.export..",
                        "loom.api..")
                .check(STUDIO);
    }

    @Test
    void a_view_never_touches_a_repository() {
        noClasses()
                .that()
                .resideInAPackage("..ui..")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Repository")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "java.sql..")
                .check(STUDIO);
    }

    @Test
    void only_pages_know_the_interface_library() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..ui..", "loom")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..")
                .check(STUDIO);
    }

    @Test
    void repositories_and_views_stay_inside_their_module() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .or()
                .haveSimpleNameEndingWith("View")
                .should()
                .notBePublic()
                .check(STUDIO);
    }
}
