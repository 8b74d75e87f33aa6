package loom.engine.training;

/** The numbers that convolutions are computed in; weights and Adam are always float32. */
public enum Precision {
    /** bfloat16 where the device computes it natively and agrees with float32, else float32. */
    AUTO,
    FLOAT32,
    BFLOAT16
}
