package loom.engine.interchange;

/** The element types of the safetensors form, by the names it uses. */
public enum ElementType {
    BOOL(1, false),
    U8(1, false),
    I8(1, false),
    I16(2, false),
    U16(2, false),
    F16(2, true),
    BF16(2, true),
    I32(4, false),
    U32(4, false),
    F32(4, true),
    F64(8, true),
    I64(8, false),
    U64(8, false);

    private final int bytes;
    private final boolean floatingPoint;

    ElementType(int bytes, boolean floatingPoint) {
        this.bytes = bytes;
        this.floatingPoint = floatingPoint;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** True where {@link RawTensor#toFloats()} can read it. */
    public boolean isFloatingPoint() {
        return floatingPoint;
    }
}
