package loom.job;

import java.util.UUID;

/** Does in a lane what a test says. */
record TestHandler(Work work, Failed failed) implements JobHandler {
    static final String KIND = "weave";

    static TestHandler of(Work work) {
        return new TestHandler(work, (subject, cause) -> {});
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.TRAINING;
    }

    @Override
    public JobEnd run(UUID subject, JobContext context) throws Exception {
        return work.run(subject, context);
    }

    @Override
    public void failed(UUID subject, Throwable cause) throws Exception {
        failed.write(subject, cause);
    }

    interface Work {
        JobEnd run(UUID subject, JobContext context) throws Exception;
    }

    interface Failed {
        void write(UUID subject, Throwable cause) throws Exception;
    }
}
