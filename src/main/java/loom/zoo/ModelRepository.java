package loom.zoo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import loom.account.Owner;
import loom.account.RowFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ModelRepository {
    private final JdbcClient database;
    private final CardDocuments documents;

    ModelRepository(JdbcClient database, CardDocuments documents) {
        this.database = database;
        this.documents = documents;
    }

    void insert(ModelCard card) {
        database.sql(
                        """
                        insert into model
                            (id, owner, name, content_hash, architecture, provenance, bundled,
                             created)
                        values (:id, :owner, :name, :hash, :architecture, :provenance, :bundled,
                             :created)
                        """)
                .param("id", card.id())
                .param("owner", card.owner().id())
                .param("name", card.name())
                .param("hash", card.contentHash())
                .param("architecture", documents.architectures().write(card.architecture()))
                .param("provenance", documents.write(card.provenance()))
                .param("bundled", card.bundled())
                .param("created", card.created().atOffset(ZoneOffset.UTC))
                .update();
        if (card.bundled()) {
            database.sql("insert into bundled_model (content_hash, model) values (:hash, :id)")
                    .param("hash", card.contentHash())
                    .param("id", card.id())
                    .update();
        }
    }

    List<ModelCard> findAll(RowFilter seen) {
        return database.sql(
                        "select * from model where %s order by created desc"
                                .formatted(seen.condition()))
                .params(seen.parameters())
                .query(this::card)
                .list();
    }

    Optional<ModelCard> find(UUID id) {
        return database.sql("select * from model where id = :id")
                .param("id", id)
                .query(this::card)
                .optional();
    }

    Optional<ModelCard> findByHash(String contentHash, RowFilter seen) {
        return database
                .sql(
                        "select * from model where content_hash = :hash and %s order by created"
                                .formatted(seen.condition()))
                .param("hash", contentHash)
                .params(seen.parameters())
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
                new Owner(row.getObject("owner", UUID.class)),
                row.getString("name"),
                row.getString("content_hash"),
                documents.architectures().read(row.getString("architecture")),
                documents.provenance(row.getString("provenance")),
                row.getBoolean("bundled"),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}
