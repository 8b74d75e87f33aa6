package loom.training.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import loom.account.Owner;
import loom.base.NewerDocumentException;
import loom.base.RefusedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the runs. Every change of state names the states that it may start from, and says whether
 * it took place: pages and workers of several processes change the same rows. Long because each
 * such change is a statement of its own.
 */
@Repository
public class RunRepository {
    private static final Logger log = LoggerFactory.getLogger(RunRepository.class);

    private final JdbcClient database;
    private final RunSettingsDocument settings;

    RunRepository(JdbcClient database, RunSettingsDocument settings) {
        this.database = database;
        this.settings = settings;
    }

    public void insert(Run run, UUID job) {
        database.sql(
                        """
                        insert into run
                            (id, owner, job, name, data_set, data_set_name,
                             data_set_hash, settings, state, epoch, epochs,
                             step, steps, images_per_second, samples, origin_name, created)
                        values (:id, :owner, :job, :name, :dataSet, :dataSetName,
                             :dataSetHash, :settings, :state, 0,
                             :epochs, 0, :steps, 0, 0, :originName, :created)
                        """)
                .param("id", run.id())
                .param("owner", run.owner().id())
                .param("job", job)
                .param("name", run.name())
                .param("dataSet", run.settings().dataSet())
                .param("dataSetName", run.dataSetName())
                .param("dataSetHash", run.dataSetHash())
                .param("settings", settings.write(run.settings()))
                .param("state", run.state().name())
                .param("epochs", run.progress().epochs())
                .param("steps", run.progress().steps())
                .param("originName", run.originName())
                .param("created", database(run.created()))
                .update();
    }

    /** All of everybody; pages show those that their person may see. */
    public List<Run> findAll() {
        return readable(
                database.sql("select * from run order by created desc")
                        .query(this::runIfReadable)
                        .list());
    }

    public Optional<Run> find(UUID id) {
        return database.sql("select * from run where id = :id")
                .param("id", id)
                .query(this::run)
                .optional();
    }

    /**
     * @throws RefusedException if there is no such run
     */
    public Run known(UUID id) {
        return find(id).orElseThrow(() -> Run.unknown(id));
    }

    public Optional<Run> findByJob(UUID job) {
        return database.sql("select * from run where job = :job")
                .param("job", job)
                .query(this::run)
                .optional();
    }

    /** The runs whose places in the queue these are, each with its place. */
    public Map<UUID, Run> findByJobs(List<UUID> jobs) {
        Map<UUID, Run> found = new HashMap<>();
        if (!jobs.isEmpty()) {
            database.sql("select * from run where job in (:jobs)")
                    .param("jobs", jobs)
                    .query((row, number) ->
                            found.put(row.getObject("job", UUID.class), run(row, number)))
                    .list();
        }
        return found;
    }

    /** Unfinished runs of a data set, the oldest first. */
    public List<Run> findUnfinished(UUID dataSet) {
        return database.sql(
                        """
                        select * from run
                        where data_set = :dataSet and state in ('QUEUED', 'RUNNING', 'PAUSED')
                        order by created
                        """)
                .param("dataSet", dataSet)
                .query(this::run)
                .list();
    }

    /** Removes a run that neither waits nor runs. */
    public boolean delete(UUID id) {
        return database.sql(
                                """
                                delete from run
                                where id = :id and state not in ('QUEUED', 'RUNNING')
                                """)
                        .param("id", id)
                        .update()
                == 1;
    }

    /**
     * A worker takes the run whose place in the queue this is; empty if it must not be run. From
     * then on it has another {@link Run#attempt}, and an earlier worker may write no more.
     */
    @Transactional
    public Optional<Run> begin(UUID job, Instant now) {
        int taken =
                database.sql(
                                """
                                update run set state = 'RUNNING', attempt = attempt + 1,
                                    started = coalesce(started, :now)
                                where job = :job and state in ('QUEUED', 'RUNNING')
                                """)
                        .param("job", job)
                        .param("now", database(now))
                        .update();
        return taken == 0 ? Optional.empty() : findByJob(job);
    }

    /** Queues a run that rests, or that waits to be stopped. */
    public boolean requeue(UUID id, UUID job, @Nullable Wish wish) {
        return database.sql(
                                """
                                update run set state = 'QUEUED', job = :job, wish = :wish,
                                    failure = null, ended = null
                                where id = :id and (state in ('PAUSED', 'FAILED')
                                    or state = 'QUEUED' and wish = 'STOP')
                                """)
                        .param("id", id)
                        .param("job", job)
                        .param("wish", wish == null ? null : wish.name())
                        .update()
                == 1;
    }

    /** A worker that has a run queues it for another one. */
    public boolean handBack(UUID id, UUID job) {
        return database.sql(
                                """
                                update run set state = 'QUEUED', job = :job
                                where id = :id and state = 'RUNNING' and wish is null
                                """)
                        .param("id", id)
                        .param("job", job)
                        .update()
                == 1;
    }

    /** Gives the place in the queue of a run that is over to nobody. */
    public void leavePlace(UUID id) {
        database.sql("update run set job = :nowhere where id = :id")
                .param("nowhere", UUID.randomUUID())
                .param("id", id)
                .update();
    }

    /** Queues a run that rests or is over, with more epochs to do. */
    public boolean extend(UUID id, UUID job, RunSettings settings, RunProgress progress) {
        return database.sql(
                                """
                                update run set state = 'QUEUED', job = :job, wish = null,
                                    failure = null, ended = null, settings = :settings,
                                    epochs = :epochs, steps = :steps
                                where id = :id
                                    and state in ('PAUSED', 'FINISHED', 'STOPPED', 'FAILED')
                                """)
                        .param("id", id)
                        .param("job", job)
                        .param("settings", this.settings.write(settings))
                        .param("epochs", progress.epochs())
                        .param("steps", progress.steps())
                        .update()
                == 1;
    }

    /** Lets a run that rests or is over rest; it then is as far as its checkpoint. */
    public boolean rest(UUID id) {
        return database.sql(
                                """
                                update run set state = 'PAUSED', wish = null, model = null,
                                    failure = null, ended = null
                                where id = :id and state in
                                    ('PAUSED', 'FINISHED', 'STOPPED', 'DIVERGED', 'FAILED')
                                """)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Changes the settings of a run that a worker has, and says why. */
    public void change(UUID id, RunSettings settings, String note) {
        database.sql("update run set settings = :settings, note = :note where id = :id")
                .param("id", id)
                .param("settings", this.settings.write(settings))
                .param("note", note)
                .update();
    }

    /** The place in the queue that belongs to a run. */
    public Optional<UUID> job(UUID id) {
        return database.sql("select job from run where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** Gives a waiting run another place in the queue, if it still has the one that it had. */
    public boolean move(UUID id, UUID from, UUID to) {
        return database.sql(
                                """
                                update run set job = :to
                                where id = :id and job = :from and state = 'QUEUED'
                                """)
                        .param("id", id)
                        .param("from", from)
                        .param("to", to)
                        .update()
                == 1;
    }

    /** Leaves a wish for the worker that has the run, or takes back what was wished. */
    public boolean wish(UUID id, @Nullable Wish wish) {
        return database.sql("update run set wish = :wish where id = :id and state = 'RUNNING'")
                        .param("id", id)
                        .param("wish", wish == null ? null : wish.name())
                        .update()
                == 1;
    }

    public Optional<Wish> wish(UUID id) {
        return database.sql("select wish from run where id = :id")
                .param("id", id)
                .query((row, number) -> Optional.ofNullable(row.getString("wish")))
                .optional()
                .flatMap(wish -> wish.map(Wish::valueOf));
    }

    /** Takes a run that no worker has yet out of the queue. */
    public boolean pauseWaiting(UUID id) {
        return database.sql(
                                """
                                update run set state = 'PAUSED', wish = null
                                where id = :id and state = 'QUEUED'
                                """)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Ends a run that has done nothing yet and that no worker has. */
    public boolean cancelUntouched(UUID id, Instant now) {
        return database.sql(
                                """
                                update run set state = 'STOPPED', wish = null, ended = :now
                                where id = :id and step = 0 and state in ('QUEUED', 'PAUSED')
                                """)
                        .param("id", id)
                        .param("now", database(now))
                        .update()
                == 1;
    }

    /** Lets a run rest, if that is still wished. */
    public boolean pauseAsWished(UUID id) {
        return database.sql(
                                """
                                update run set state = 'PAUSED', wish = null
                                where id = :id and state = 'RUNNING' and wish = 'PAUSE'
                                """)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Lets a run wait in its place in the queue again, unless something is wished of it. */
    public boolean waitAgain(UUID id) {
        return database.sql(
                                """
                                update run set state = 'QUEUED'
                                where id = :id and state = 'RUNNING' and wish is null
                                """)
                        .param("id", id)
                        .update()
                == 1;
    }

    public void progress(UUID id, RunProgress progress) {
        database.sql(
                        """
                        update run set epoch = :epoch, epochs = :epochs, step = :step,
                            steps = :steps, images_per_second = :speed, loss_d = :lossD,
                            loss_g = :lossG, samples = :samples
                        where id = :id
                        """)
                .param("epoch", progress.epoch())
                .param("epochs", progress.epochs())
                .param("step", progress.step())
                .param("steps", progress.steps())
                .param("speed", progress.imagesPerSecond())
                .param("lossD", progress.lossD())
                .param("lossG", progress.lossG())
                .param("samples", progress.samples())
                .param("id", id)
                .update();
    }

    /** Ends a run; one that was extended and makes no model this time keeps the one it had. */
    public void end(
            UUID id, RunState state, @Nullable UUID model, @Nullable String failure, Instant now) {
        database.sql(
                        """
                        update run set state = :state, wish = null,
                            model = coalesce(cast(:model as uuid), model),
                            failure = :failure, ended = :now
                        where id = :id and state = 'RUNNING'
                        """)
                .param("state", state.name())
                .param("model", model)
                .param("failure", failure)
                .param("now", database(now))
                .param("id", id)
                .update();
    }

    /** Ends a run that a worker took and that broke off, whatever its row holds. */
    public boolean fail(UUID job, String failure, Instant now) {
        return database.sql(
                                """
                                update run set state = 'FAILED', wish = null, failure = :failure,
                                    ended = :now
                                where job = :job and state in ('QUEUED', 'RUNNING')
                                """)
                        .param("job", job)
                        .param("failure", failure)
                        .param("now", database(now))
                        .update()
                == 1;
    }

    private static List<Run> readable(List<Optional<Run>> rows) {
        return rows.stream().flatMap(Optional::stream).toList();
    }

    /** Lists leave out what a newer studio wrote; whoever opens one of these is told so. */
    private Optional<Run> runIfReadable(ResultSet row, int number) throws SQLException {
        try {
            return Optional.of(run(row, number));
        } catch (NewerDocumentException e) {
            log.warn("run {} is left out of the list: {}", row.getString("id"), e.getMessage());
            return Optional.empty();
        }
    }

    private Run run(ResultSet row, int number) throws SQLException {
        String wish = row.getString("wish");
        return new Run(
                row.getObject("id", UUID.class),
                new Owner(row.getObject("owner", UUID.class)),
                settings.read(row.getString("settings")),
                row.getString("data_set_name"),
                row.getString("data_set_hash"),
                RunState.valueOf(row.getString("state")),
                wish == null ? null : Wish.valueOf(wish),
                new RunProgress(
                        row.getInt("epoch"),
                        row.getInt("epochs"),
                        row.getLong("step"),
                        row.getLong("steps"),
                        row.getDouble("images_per_second"),
                        row.getObject("loss_d", Double.class),
                        row.getObject("loss_g", Double.class),
                        row.getInt("samples")),
                row.getObject("model", UUID.class),
                row.getString("failure"),
                row.getString("origin_name"),
                row.getString("note"),
                java(row.getObject("created", OffsetDateTime.class)),
                javaOrNull(row.getObject("started", OffsetDateTime.class)),
                javaOrNull(row.getObject("ended", OffsetDateTime.class)),
                row.getInt("attempt"));
    }

    private static OffsetDateTime database(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant java(OffsetDateTime time) {
        return time.toInstant();
    }

    private static @Nullable Instant javaOrNull(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
