package loom.engine.program;

import ai.djl.ndarray.NDArray;

/**
 * What training keeps of one network, as the flat float32 arrays of {@link FlatLayout}.
 *
 * @param weights all that Adam moves
 * @param statistics the running means and variances
 * @param moment1 Adam's m, as long as the weights
 * @param moment2 Adam's v, as long as the weights
 */
public record NetworkArrays(
        NDArray weights, NDArray statistics, NDArray moment1, NDArray moment2) {}
