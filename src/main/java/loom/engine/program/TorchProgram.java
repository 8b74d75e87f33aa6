package loom.engine.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import loom.engine.TorchEngine;

/** A program that libtorch has loaded. Several threads may call it at once. */
final class TorchProgram implements AutoCloseable {
    private final NDManager manager;
    private final PtSymbolBlock block;

    TorchProgram(String text, String device) {
        this(text, TorchEngine.newManager(device));
    }

    /**
     * @param manager of the program's device; closed with the program, or if it cannot be loaded
     */
    TorchProgram(String text, NDManager manager) {
        this.manager = manager;
        try {
            InputStream archive = new ByteArrayInputStream(ProgramArchive.pack(text));
            block = JniUtils.loadModule((PtNDManager) manager, archive, false, false);
        } catch (IOException e) {
            manager.close();
            throw new UncheckedIOException("reading from memory does not fail", e);
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }

    /** Calls a method for its gradients or its changes; the result belongs to {@code scope}. */
    NDArray train(NDManager scope, String method, NDArray... arguments) {
        TorchEngine.prepareThread(true);
        return call(scope, method, arguments);
    }

    /** Calls a method without gradients; the result belongs to {@code scope}. */
    NDArray infer(NDManager scope, String method, NDArray... arguments) {
        TorchEngine.prepareThread(false);
        return call(scope, method, arguments);
    }

    private NDArray call(NDManager scope, String method, NDArray... arguments) {
        // The first array names the method, and its manager gets the result.
        try (NDArray name = scope.create(new Shape(1), DataType.UINT8)) {
            name.setName("module_method:" + method);
            NDList inputs = new NDList(arguments.length + 1);
            inputs.add(name);
            inputs.addAll(List.of(arguments));
            // In DJL's "inference" form libtorch warns of silent wrong results; grad mode is ours.
            return IValueUtils.forward(block, inputs, true).singletonOrThrow();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
