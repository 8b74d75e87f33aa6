package loom.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import loom.LoomApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of docs/ARCHITECTURE.md, as code. */
class ArchitectureTest {
    private static final String[] TOOLS = {"loom.bench..", "loom.textile.."};

    private static final JavaClasses STUDIO =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("loom");

    @Test
    void modules_use_each_other_only_as_they_declare_through_their_api_and_without_cycles() {
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
                        "loom.work..",
                        "loom.api..")
                .check(STUDIO);
    }

    /** They lie in a jar of their own, which the studio runs without. */
    @Test
    void nothing_in_the_studio_knows_the_tools() {
        noClasses()
                .that()
                .resideOutsideOfPackages(TOOLS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TOOLS)
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
    void views_stay_inside_their_module() {
        classes().that().haveSimpleNameEndingWith("View").should().notBePublic().check(STUDIO);
    }

    @Test
    void repositories_stay_inside_their_module() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .should(
                        new ArchCondition<>("be used by their own module alone") {
                            @Override
                            public void check(JavaClass repository, ConditionEvents events) {
                                for (Dependency use : repository.getDirectDependenciesToSelf()) {
                                    if (!module(use.getOriginClass()).equals(module(repository))) {
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        repository, use.getDescription()));
                                    }
                                }
                            }
                        })
                .check(STUDIO);
    }

    @Test
    void a_room_of_training_knows_only_those_before_it() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("loom.training..")
                .layer("life")
                .definedBy("loom.training")
                .layer("checkpoint")
                .definedBy("loom.training.checkpoint..")
                .layer("metrics")
                .definedBy("loom.training.metrics..")
                .layer("run")
                .definedBy("loom.training.run..")
                .layer("live")
                .definedBy("loom.training.live..")
                .layer("pages")
                .definedBy("loom.training.ui..")
                .whereLayer("run")
                .mayNotAccessAnyLayer()
                .whereLayer("metrics")
                .mayOnlyAccessLayers("run")
                .whereLayer("checkpoint")
                .mayOnlyAccessLayers("run", "metrics")
                .whereLayer("life")
                .mayOnlyAccessLayers("run", "metrics", "checkpoint")
                .whereLayer("live")
                .mayOnlyAccessLayers("run", "metrics", "checkpoint", "life")
                .check(STUDIO);
    }

    /** The package right below {@code loom}. */
    private static String module(JavaClass type) {
        return type.getPackageName().split("\\.", 3)[1];
    }
}
