package loom.zoo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import loom.engine.network.GanArchitecture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ModelRepository {
    private final JdbcClient database;
    private final JsonMapper json;

    ModelRepository(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    void insert(ModelCard card) {
        database.sql(
                        """
                        insert into model
                            (id, name, content_hash, architecture, provenance, bundled, created)
                        values (:id, :name, :hash, :architecture, :provenance, :bundled, :created)
                        """)
                .param("id", card.id())
                .param("name", card.name())
                .param("hash", card.contentHash())
                .param("architecture", json.writeValueAsString(card.architecture()))
                .param("provenance", json.writeValueAsString(card.provenance()))
                .param("bundled", card.bundled())
                .param("created", card.created().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<ModelCard> findAll() {
        return database.sql("select * from model order by created desc").query(this::card).list();
    }

    Optional<ModelCard> find(UUID id) {
        return database.sql("select * from model where id = :id")
                .param("id", id)
                .query(this::card)
                .optional();
    }

    Optional<ModelCard> findByHash(String contentHash) {
        return database
                .sql("select * from model where content_hash = :hash order by created")
                .param("hash", contentHash)
                .query(this::card)
                .list() // a stream would hold its connection until somebody closed it
                .stream()
                .findFirst();
    }

    void rename(UUID id, String name) {
        database.sql("update model set name = :name where id = :id")
                .param("name", name)
                .param("id", id)
                .update();
    }

    /** Of the models that came with a program, keeps that mark on these alone. */
    int release(Set<String> bundledHashes) {
        return database.sql(
                        """
                        update model set bundled = false
                        where bundled and content_hash not in (:hashes)
                        """)
                .param("hashes", bundledHashes)
                .update();
    }

    void delete(UUID id) {
        database.sql("delete from model where id = :id").param("id", id).update();
    }

    private ModelCard card(ResultSet row, int number) throws SQLException {
        return new ModelCard(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("content_hash"),
                json.readValue(row.getString("architecture"), GanArchitecture.class),
                json.readValue(row.getString("provenance"), Provenance.class),
                row.getBoolean("bundled"),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}
