package loom.base;

/** Carries a {@link Refusal} to the page or API call that gave the bad input (HTTP 422). */
public class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    public RefusedException(String given, String allowed, String remedy) {
        this(new Refusal(given, allowed, remedy));
    }

    /**
     * For what the engine refuses; its messages hold the rule and the value.
     *
     * @param remedy what to do
     */
    public static RefusedException of(IllegalArgumentException refused, String remedy) {
        return new RefusedException(String.valueOf(refused.getMessage()), "", remedy);
    }

    public Refusal refusal() {
        return refusal;
    }
}
