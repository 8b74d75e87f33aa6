package loom.base;

/**
 * Something outside that keeps the studio from work: a full disk, a database that does not answer.
 * It passes when that is mended, so it is shown for as long as it lasts.
 *
 * @param status the HTTP status that tells scripts
 * @param words what is wrong, what is needed, and what to do
 */
public record Trouble(int status, Refusal words) {
    /** HTTP: the server cannot store what is needed to answer. */
    public static final int DISK_FULL = 507;

    /** HTTP: the server cannot answer for the moment. */
    public static final int UNAVAILABLE = 503;
}
