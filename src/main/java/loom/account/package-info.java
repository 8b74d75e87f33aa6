/**
 * Who owns what people make, and who may see and change it. Without accounts ({@code LocalMode})
 * there is one owner, and nobody notices.
 */
@ApplicationModule(allowedDependencies = "base")
@NullMarked
package loom.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
