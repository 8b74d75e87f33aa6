package loom.job;

import java.util.UUID;

/**
 * Does one kind of job. A feature declares a bean of this type. After a crash the same job is run
 * again, so a handler first looks at what is already done. It deals with the expected failures of
 * its subject itself; what escapes ends the job by {@link #failed}.
 */
public interface JobHandler {
    /** Names the kind of job, for example {@code training-run}; never changed once released. */
    String kind();

    Lane lane();

    /** Runs on a worker's thread until the job is done or {@link JobContext#shouldStop()}. */
    JobEnd run(UUID subject, JobContext context) throws Exception;

    /**
     * Writes down, where people look, that the subject's job broke off; the job is then removed. If
     * that cannot be written either, the job is run again after a while. So this asks little: it
     * must not need what the job may have stumbled over.
     *
     * @param cause what escaped from {@link #run}, an error of the Java machine included
     */
    void failed(UUID subject, Throwable cause) throws Exception;
}
