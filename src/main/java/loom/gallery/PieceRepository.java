package loom.gallery;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import loom.account.Owner;
import loom.account.RowFilter;
import loom.engine.sampling.Latent;
import loom.export.Lineage;
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
