package loom.dataset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of what data sets were and are. */
@Repository
class DataSetVersions {
    private static final TypeReference<List<Integer>> NUMBERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DataSetVersions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The version of a data set with that hash; empty if nobody has ever changed the set. */
    Optional<DataSetVersion> find(UUID dataSet, String contentHash) {
        return jdbc.sql(
                        """
                        select * from data_set_version
                        where data_set = :dataSet and content_hash = :hash
                        """)
                .param("dataSet", dataSet)
                .param("hash", contentHash)
                .query((row, number) -> version(row))
                .optional();
    }

    /** What a data set is now. */
    DataSetVersion current(DataSet dataSet) {
        return find(dataSet.id(), dataSet.contentHash())
                .orElseGet(() -> DataSetVersion.whole(dataSet));
    }

    /** Keeps a version; one with the same images is there already and stays. */
    void keep(UUID dataSet, DataSetVersion version) {
        if (find(dataSet, version.contentHash()).isPresent()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into data_set_version (data_set, content_hash, images, left_out, created)
                        values (:dataSet, :hash, :images, :leftOut, :created)
                        """)
                .param("dataSet", dataSet)
                .param("hash", version.contentHash())
                .param("images", version.images())
                .param("leftOut", json.writeValueAsString(version.leftOut()))
                .param("created", version.created().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Makes another version the present one.
     *
     * @param before what the change was made from
     * @return false if the data set is not, or no longer, what the change was made from
     */
    boolean makeCurrent(UUID dataSet, String before, DataSetVersion now, List<LabelCount> labels) {
        return jdbc.sql(
                                """
                                update data_set
                                set images = :images, content_hash = :hash, labels = :labels
                                where id = :dataSet and state = :ready and content_hash = :before
                                """)
                        .param("images", now.images())
                        .param("hash", now.contentHash())
                        .param("labels", json.writeValueAsString(labels))
                        .param("dataSet", dataSet)
                        .param("ready", DataSet.State.READY.name())
                        .param("before", before)
                        .update()
                == 1;
    }

    private DataSetVersion version(ResultSet row) throws SQLException {
        return new DataSetVersion(
                row.getString("content_hash"),
                row.getInt("images"),
                json.readValue(row.getString("left_out"), NUMBERS),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}
