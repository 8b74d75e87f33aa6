package loom.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import loom.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ArtefactJournalTest {
    private static final ArtefactName FILE = ArtefactName.of("pieces", "1.png");

    @TempDir private Path home;

    @ParameterizedTest
    @EnumSource
    void a_save_leaves_file_and_row_and_nothing_to_settle(TestDatabase kind) throws IOException {
        Parts parts = parts(kind.migrated());
        parts.save();
        assertThat(parts.store.exists(FILE)).isTrue();
        assertThat(parts.rows()).isEqualTo(1);
        assertThat(parts.journal.entries()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_save_whose_row_is_refused_leaves_no_file(TestDatabase kind) throws IOException {
        Parts parts = parts(kind.migrated());
        assertThatThrownBy(() ->
                        parts.journal.save(
                                FILE,
                                parts::write,
                                () -> {
                                    parts.insert();
                                    throw new IllegalStateException("refused");
                                }))
                .hasMessage("refused");
        assertThat(parts.store.exists(FILE)).isFalse();
        assertThat(parts.rows()).isZero();
        assertThat(parts.journal.entries()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_file_of_a_deleted_row_stays_until_the_deletion_is_committed(TestDatabase kind)
            throws IOException {
        Parts parts = parts(kind.migrated());
        parts.save();
        parts.transaction.executeWithoutResult(status -> {
            parts.journal.delete(FILE, parts::remove);
            assertThat(parts.store.exists(FILE)).isTrue();
            status.setRollbackOnly();
        });
        assertThat(parts.store.exists(FILE)).isTrue();
        assertThat(parts.rows()).isEqualTo(1);

        parts.journal.delete(FILE, parts::remove);
        assertThat(parts.store.exists(FILE)).isFalse();
        assertThat(parts.rows()).isZero();
        assertThat(parts.journal.entries()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_next_start_removes_what_a_killed_process_left_in_between(TestDatabase kind)
            throws IOException {
        DataSource database = kind.migrated();
        Parts killed = parts(database);
        killed.leave(FILE);
        killed.write();
        killed.store.close();

        Parts next = parts(database);
        next.journal.settleOfTheDead();
        assertThat(next.store.exists(FILE)).isFalse();
        assertThat(next.journal.entries()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void what_a_living_process_is_about_to_save_is_left_to_it(TestDatabase kind)
            throws IOException {
        DataSource database = kind.migrated();
        Parts living = parts(database);
        Parts starting = parts(database);
        living.journal.save(
                FILE,
                () -> {
                    living.write();
                    starting.journal.settleOfTheDead();
                },
                () -> living.insert());
        assertThat(living.store.exists(FILE)).isTrue();
        assertThat(living.rows()).isEqualTo(1);
    }

    private Parts parts(DataSource database) throws IOException {
        ArtefactStore store = new ArtefactStore(home, Clock.systemUTC());
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        JdbcClient client = JdbcClient.create(database);
        return new Parts(
                client,
                store,
                new TransactionTemplate(transactions),
                new ArtefactJournal(client, store, transactions));
    }

    /** A process, with the table of starter sets for the rows. */
    private record Parts(
            JdbcClient database,
            ArtefactStore store,
            TransactionTemplate transaction,
            ArtefactJournal journal) {
        void save() throws IOException {
            journal.save(FILE, this::write, this::insert);
        }

        void write() throws IOException {
            store.write(FILE, out -> out.write(1));
        }

        int insert() {
            return database.sql("insert into starter_set values ('1.png', current_timestamp)")
                    .update();
        }

        void remove() {
            database.sql("delete from starter_set").update();
        }

        long rows() {
            return database.sql("select count(*) from starter_set").query(Long.class).single();
        }

        /** The entry of a process that was killed after it had written it. */
        void leave(ArtefactName name) {
            database.sql("insert into artefact_journal values (:id, :name, :owner)")
                    .param("id", UUID.randomUUID())
                    .param("name", name.value())
                    .param("owner", store.staging().owner())
                    .update();
        }
    }
}
