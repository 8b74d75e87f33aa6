package loom.dataset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import loom.account.Owner;
import loom.account.RowFilter;
import loom.base.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of the data sets. */
@Repository
class DataSetRepository {
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
    private static final TypeReference<List<Rejection>> REJECTIONS = new TypeReference<>() {};
    private static final TypeReference<List<Note>> NOTES = new TypeReference<>() {};
    private static final TypeReference<List<ReasonCount>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<List<LabelCount>> LABELS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DataSetRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(DataSet dataSet, List<String> upload) {
        jdbc.sql(
                        """
                        insert into data_set (id, owner, name, state, images, progress, fit, background,
                            scaling, transposed, upload, rejected, notes, content_hash, bundled, created)
                        values (:id, :owner, :name, :state, :images, :progress, :fit, :background,
                            :scaling, :transposed, :upload, :rejected, :notes, :hash, :bundled, :created)
                        """)
                .param("id", dataSet.id())
                .param("owner", dataSet.owner().id())
                .param("name", dataSet.name())
                .param("state", dataSet.state().name())
                .param("images", dataSet.images())
                .param("progress", dataSet.progress())
                .param("fit", dataSet.settings().fit().name())
                .param("background", dataSet.settings().background().value())
                .param("scaling", dataSet.settings().scaling().name())
                .param("transposed", dataSet.settings().transposed())
                .param("upload", json.writeValueAsString(upload))
                .param("rejected", json.writeValueAsString(dataSet.rejected()))
                .param("notes", json.writeValueAsString(dataSet.notes()))
                .param("hash", dataSet.contentHash())
                .param("bundled", dataSet.bundled())
                .param("created", stored(dataSet.created()))
                .update();
    }

    /** The data sets that a filter lets through, the newest first. */
    List<DataSet> all(RowFilter seen) {
        return jdbc.sql(
                        "select * from data_set where %s order by created desc, id"
                                .formatted(seen.condition()))
                .params(seen.parameters())
                .query((row, number) -> dataSet(row))
                .list();
    }

    /** A little of each data set, the newest first; cheap to read. */
    List<DataSetNews.Glimpse> glimpses() {
        return jdbc.sql(
                        """
                        select id, name, state, images, progress from data_set
                        order by created desc, id
                        """)
                .query((row, number) ->
                        new DataSetNews.Glimpse(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                DataSet.State.valueOf(row.getString("state")),
                                row.getInt("images"),
                                row.getDouble("progress")))
                .list();
    }

    Optional<DataSet> find(UUID id) {
        return jdbc.sql("select * from data_set where id = :id")
                .param("id", id)
                .query((row, number) -> dataSet(row))
                .optional();
    }

    /** Names of the uploaded files, in their order. */
    List<String> upload(UUID id) {
        return jdbc.sql("select upload from data_set where id = :id")
                .param("id", id)
                .query((row, number) -> json.readValue(row.getString("upload"), NAMES))
                .optional()
                .orElse(List.of());
    }

    /**
     * @return false if the data set is no longer there, or its import was ended already
     */
    boolean advance(UUID id, int images, double progress) {
        return jdbc.sql(
                                """
                                update data_set set images = :images, progress = :progress
                                where id = :id and state = :importing
                                """)
                        .param("id", id)
                        .param("images", images)
                        .param("progress", progress)
                        .param("importing", DataSet.State.IMPORTING.name())
                        .update()
                == 1;
    }

    /**
     * Ends an import: well, badly, or with a question.
     *
     * @return false if the data set is no longer there, or its import was ended already
     */
    boolean finish(UUID id, ImportReport report) {
        Refusal failure = report.failure();
        boolean isOfUse = failure == null;
        return jdbc.sql(
                                """
                                update data_set set state = :state, images = :images, progress = 1,
                                    rejected = :rejected, notes = :notes, labels = :labels,
                                    label_names = :label_names,
                                    rejected_counts = :rejected_counts, note_counts = :note_counts,
                                    duplicates = :duplicates,
                                    question = :question, failure = :failure, content_hash = :hash
                                where id = :id and state = :importing
                                """)
                        .param("id", id)
                        .param("state", report.state().name())
                        .param("importing", DataSet.State.IMPORTING.name())
                        .param("images", isOfUse ? report.images() : 0)
                        .param("rejected", json.writeValueAsString(report.rejected()))
                        .param("notes", json.writeValueAsString(report.notes()))
                        .param("rejected_counts", json.writeValueAsString(report.rejectedCounts()))
                        .param("note_counts", json.writeValueAsString(report.noteCounts()))
                        .param("duplicates", isOfUse ? report.duplicates() : 0)
                        .param("labels", json.writeValueAsString(report.labels().counts()))
                        .param("label_names", json.writeValueAsString(report.labelNames()))
                        .param("question", report.question())
                        .param("failure", isOfUse ? null : json.writeValueAsString(failure))
                        .param("hash", isOfUse ? report.contentHash() : "")
                        .update()
                == 1;
    }

    /**
     * Ends an import that is still under way, badly, whatever its row holds.
     *
     * @return false if there is no such import
     */
    boolean fail(UUID id, Refusal failure) {
        return jdbc.sql(
                                """
                                update data_set set state = :failed, images = 0, progress = 1,
                                    failure = :failure, content_hash = ''
                                where id = :id and state = :importing
                                """)
                        .param("id", id)
                        .param("failed", DataSet.State.FAILED.name())
                        .param("importing", DataSet.State.IMPORTING.name())
                        .param("failure", json.writeValueAsString(failure))
                        .update()
                == 1;
    }

    /**
     * Answers the question of a data set with yes.
     *
     * @return false if there is none of that id that asks something
     */
    boolean accept(UUID id) {
        return jdbc.sql(
                                """
                                update data_set set state = :ready, question = null
                                where id = :id and state = :asking
                                """)
                        .param("id", id)
                        .param("ready", DataSet.State.READY.name())
                        .param("asking", DataSet.State.QUESTION.name())
                        .update()
                == 1;
    }

    boolean rename(UUID id, String name) {
        return jdbc.sql("update data_set set name = :name where id = :id")
                        .param("id", id)
                        .param("name", name)
                        .update()
                == 1;
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from data_set where id = :id").param("id", id).update() == 1;
    }

    boolean wasOffered(String starter) {
        return jdbc.sql("select count(*) from starter_set where resource = :resource")
                        .param("resource", starter)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void offered(String starter, Instant when) {
        jdbc.sql("insert into starter_set (resource, offered) values (:resource, :offered)")
                .param("resource", starter)
                .param("offered", stored(when))
                .update();
    }

    private DataSet dataSet(ResultSet row) throws SQLException {
        String failure = row.getString("failure");
        return new DataSet(
                row.getObject("id", UUID.class),
                new Owner(row.getObject("owner", UUID.class)),
                row.getString("name"),
                DataSet.State.valueOf(row.getString("state")),
                row.getInt("images"),
                json.readValue(row.getString("rejected"), REJECTIONS),
                json.readValue(row.getString("rejected_counts"), COUNTS),
                json.readValue(row.getString("notes"), NOTES),
                json.readValue(row.getString("note_counts"), COUNTS),
                row.getInt("duplicates"),
                json.readValue(row.getString("labels"), LABELS),
                json.readValue(row.getString("label_names"), NAMES),
                row.getString("question"),
                failure == null ? null : json.readValue(failure, Refusal.class),
                new ImportSettings(
                        ResizeMode.valueOf(row.getString("fit")),
                        new BackgroundColour(row.getString("background")),
                        Scaling.valueOf(row.getString("scaling")),
                        row.getBoolean("transposed")),
                row.getDouble("progress"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getBoolean("bundled"),
                row.getString("content_hash"));
    }

    private static OffsetDateTime stored(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
