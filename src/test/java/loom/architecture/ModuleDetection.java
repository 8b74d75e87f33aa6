package loom.architecture;

import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/**
 * A module is a package right below {@code loom}. Its root package is its API; of the modules named
 * here, the sub-packages are too. (The engine is plain Java and could not say so with an
 * annotation.)
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
            case "loom.engine", "loom.base", "loom.training", "loom.work" ->
                    NamedInterfaces.forOpen(module);
            default ->
                    ApplicationModuleDetectionStrategy.super.detectNamedInterfaces(
                            module, information);
        };
    }
}
