package loom.engine.network;

/**
 * One line of a network's summary table.
 *
 * @param layer what people call the layer, for example {@code Convolution}
 * @param outputShape the shape it gives, without the batch
 * @param parameters how many values an optimiser moves in it, in a block with all inside
 * @param depth how many blocks it is inside of
 */
public record LayerSummary(String layer, FeatureMap outputShape, long parameters, int depth) {}
