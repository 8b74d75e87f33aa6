package loom.gallery;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import loom.account.Owner;
import loom.account.RowFilter;
import loom.engine.sampling.Latent;
import loom.export.Lineage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PieceRepository {
    private final JdbcClient database;

    PieceRepository(JdbcClient database) {
        this.database = database;
    }

    void insert(Piece piece) {
        Lineage lineage = piece.lineage();
        database.sql(
                        """
                        insert into piece
                            (id, owner, model, model_hash, model_name, latent, seed, seed_index,
                             truncation, program_version, drawn, size, channels, favourite, created)
                        values
                            (:id, :owner, :model, :hash, :name, :latent, :seed, :index,
                             :truncation, :version, :drawn, :size, :channels, :favourite, :created)
                        """)
                .param("id", piece.id())
                .param("owner", piece.owner().id())
                .param("model", piece.model())
                .param("hash", lineage.modelHash())
                .param("name", lineage.modelName())
                .param("latent", bytes(lineage.latent()))
                .param("seed", lineage.seed())
                .param("index", lineage.index())
                .param("truncation", lineage.truncation())
                .param("version", lineage.programVersion())
                .param("drawn", lineage.created().atOffset(ZoneOffset.UTC))
                .param("size", piece.size())
                .param("channels", piece.channels())
                .param("favourite", piece.favourite())
                .param("created", piece.created().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Piece> findAll(RowFilter seen) {
        return database.sql(
                        "select * from piece where %s order by created desc, id"
                                .formatted(seen.condition()))
                .params(seen.parameters())
                .query(PieceRepository::piece)
                .list();
    }

    /** Those of some ids, in no order. */
    List<Piece> findAll(Collection<UUID> ids, RowFilter seen) {
        return ids.isEmpty()
                ? List.of()
                : database.sql("select * from piece where id in (:ids) and " + seen.condition())
                        .param("ids", ids)
                        .params(seen.parameters())
                        .query(PieceRepository::piece)
                        .list();
    }

    /**
     * The next pieces of a list, newest first, without their latents.
     *
     * @param after the last one that is known; null for the beginning
     */
    List<PieceGlimpse> page(
            PieceFilter filter, RowFilter seen, @Nullable PieceGlimpse after, int limit) {
        String next =
                after == null
                        ? ""
                        : " and (created < :created or (created = :created and id > :after))";
        return matching(
                        """
                        select id, owner, model_name, model_hash, seed, seed_index, favourite,
                            created
                        """,
                        filter,
                        seen,
                        next + " order by created desc, id fetch first :limit rows only")
                .params(
                        after == null
                                ? Map.of()
                                : Map.of(
                                        "created",
                                        after.created().atOffset(ZoneOffset.UTC),
                                        "after",
                                        after.id()))
                .param("limit", limit)
                .query(PieceRepository::glimpse)
                .list();
    }

    int count(PieceFilter filter, RowFilter seen) {
        return matching("select count(*)", filter, seen, "").query(Integer.class).single();
    }

    /** The ids of all, newest first. */
    List<UUID> ids(PieceFilter filter, RowFilter seen) {
        return matching("select id", filter, seen, " order by created desc, id")
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    private JdbcClient.StatementSpec matching(
            String select, PieceFilter filter, RowFilter seen, String rest) {
        String favourites = filter.favourites() ? " and favourite" : "";
        String ofModel = filter.modelHash() == null ? "" : " and model_hash = :hash";
        return database.sql(
                        "%s from piece where %s%s%s%s"
                                .formatted(select, seen.condition(), favourites, ofModel, rest))
                .params(seen.parameters())
                .params(filter.modelHash() == null ? Map.of() : Map.of("hash", filter.modelHash()));
    }

    Optional<Piece> find(UUID id) {
        return database.sql("select * from piece where id = :id")
                .param("id", id)
                .query(PieceRepository::piece)
                .optional();
    }

    void favour(UUID id, boolean favourite) {
        database.sql("update piece set favourite = :favourite where id = :id")
                .param("favourite", favourite)
                .param("id", id)
                .update();
    }

    void delete(UUID id) {
        database.sql("delete from piece where id = :id").param("id", id).update();
    }

    private static PieceGlimpse glimpse(ResultSet row, int number) throws SQLException {
        return new PieceGlimpse(
                row.getObject("id", UUID.class),
                new Owner(row.getObject("owner", UUID.class)),
                Lineage.title(
                        row.getString("model_name"),
                        row.getObject("seed", Long.class),
                        row.getObject("seed_index", Integer.class)),
                row.getString("model_hash"),
                row.getBoolean("favourite"),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }

    private static Piece piece(ResultSet row, int number) throws SQLException {
        return new Piece(
                row.getObject("id", UUID.class),
                new Owner(row.getObject("owner", UUID.class)),
                new Lineage(
                        row.getString("model_hash"),
                        row.getString("model_name"),
                        latent(row.getBytes("latent")),
                        row.getObject("seed", Long.class),
                        row.getObject("seed_index", Integer.class),
                        row.getObject("truncation", Double.class),
                        row.getString("program_version"),
                        row.getObject("drawn", OffsetDateTime.class).toInstant()),
                row.getObject("model", UUID.class),
                row.getInt("size"),
                row.getInt("channels"),
                row.getBoolean("favourite"),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }

    private static byte[] bytes(Latent latent) {
        float[] values = latent.values();
        ByteBuffer bytes =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private static Latent latent(byte[] bytes) {
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new Latent(values);
    }
}
