package loom.architecture;

import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/**
 * A module is a package right below {@code loom}. The engine is plain Java and so cannot say with
 * an annotation that its sub-packages are its API: this says it for the engine.
 */
public class ModuleDetection implements ApplicationModuleDetectionStrategy {
    @Override
    public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
        return root.getDirectSubPackages().stream();
    }

    @Override
    public NamedInterfaces detectNamedInterfaces(
            JavaPackage module, ApplicationModuleInformation information) {
        return switch (module.getName()) {
            case "loom.engine" -> all(module);
            case "loom.base" -> all(module);
            default ->
                    ApplicationModuleDetectionStrategy.super.detectNamedInterfaces(
                            module, information);
        };
    }

    private static NamedInterfaces all(JavaPackage module) {
        return NamedInterfaces.builder(module).recursive().matching("*").build();
    }
}
