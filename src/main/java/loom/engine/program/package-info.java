/** Networks compiled to the text of one TorchScript program, loaded by libtorch. */
@NullMarked
package loom.engine.program;

import org.jspecify.annotations.NullMarked;
