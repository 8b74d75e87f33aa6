package loom.storage;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps rows and their files together, however a process ends: a file is written before its row and
 * removed after it. In between stands an entry of the journal, which vanishes or appears with the
 * row in one transaction; where a process was killed in between, the next start removes the files
 * of its entries. So no row is ever without its file, and no file for long without its row.
 *
 * <p>Files without a row that no entry speaks of are left alone: they may belong to rows that a
 * person is about to bring back.
 */
@Component
public class ArtefactJournal {
    private static final Logger log = LoggerFactory.getLogger(ArtefactJournal.class);

    private final JdbcClient database;
    private final ArtefactStore store;
    private final TransactionTemplate transaction;
    private final TransactionTemplate ownTransaction;

    ArtefactJournal(
            JdbcClient database, ArtefactStore store, PlatformTransactionManager transactions) {
        this.database = database;
        this.store = store;
        transaction = new TransactionTemplate(transactions);
        ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Writes files and then their row, all or nothing. Not called within a transaction that may yet
     * be taken back: the files would be gone and come back with nothing.
     *
     * @param all the name that all the files lie below; nothing lies there yet
     * @param files writes them
     * @param rows writes the row, in a transaction
     * @return what {@code rows} gives
     */
    public <T> T save(ArtefactName all, Files files, Supplier<T> rows) throws IOException {
        UUID entry = add(all, ownTransaction);
        try {
            files.write();
            return transaction.<T>execute(status -> {
                T result = rows.get();
                remove(entry);
                return result;
            });
        } catch (IOException | RuntimeException | Error e) {
            takeBack(entry, all, e);
            throw e;
        }
    }

    /**
     * Removes rows, and their files once that is committed; within a transaction of the caller,
     * once that one is. Files that cannot be removed then are so at the next start.
     */
    public void delete(ArtefactName all, Runnable rows) {
        transaction.executeWithoutResult(status -> {
            rows.run();
            removeAfterCommit(all);
        });
    }

    private void removeAfterCommit(ArtefactName all) {
        UUID entry = add(all, transaction);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        settle(entry, all);
                    }
                });
    }

    /** Removes what processes left that live no longer. */
    @PostConstruct
    void settleOfTheDead() throws IOException {
        for (Entry entry : entries()) {
            if (!store.staging().isAlive(entry.owner())) {
                log.info("{} was left by a process that ended in between", entry.name());
                settle(entry.id(), entry.name());
            }
        }
    }

    /** All that is not settled. */
    List<Entry> entries() {
        return database.sql("select * from artefact_journal")
                .query((row, number) ->
                        new Entry(
                                row.getObject("id", UUID.class),
                                new ArtefactName(row.getString("name")),
                                row.getString("owner")))
                .list();
    }

    /** The row may be there although its writer was told otherwise: then the files stay. */
    private void takeBack(UUID entry, ArtefactName all, Throwable why) {
        try {
            if (entries().stream().anyMatch(it -> it.id().equals(entry))) {
                store.delete(all);
                ownTransaction.executeWithoutResult(status -> remove(entry));
            }
        } catch (IOException | RuntimeException e) {
            why.addSuppressed(e); // the next start does it
        }
    }

    private void settle(UUID entry, ArtefactName all) {
        try {
            store.delete(all);
            ownTransaction.executeWithoutResult(status -> remove(entry));
        } catch (IOException | RuntimeException e) {
            log.warn("the files of {} could not be removed; the next start tries again", all, e);
        }
    }

    private UUID add(ArtefactName all, TransactionTemplate within) {
        UUID id = UUID.randomUUID();
        within.executeWithoutResult(status ->
                database.sql("insert into artefact_journal values (:id, :name, :owner)")
                        .param("id", id)
                        .param("name", all.value())
                        .param("owner", store.staging().owner())
                        .update());
        return id;
    }

    private void remove(UUID entry) {
        database.sql("delete from artefact_journal where id = :id").param("id", entry).update();
    }

    record Entry(UUID id, ArtefactName name, String owner) {}

    /** Writes the files of something new. */
    @FunctionalInterface
    public interface Files {
        void write() throws IOException;
    }
}
