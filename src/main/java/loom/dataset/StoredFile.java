package loom.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;
import loom.storage.StagedFile;

/** A whole file on the disk of the studio: an upload, or what was unpacked from one. */
interface StoredFile {
    long size() throws IOException;

    InputStream read() throws IOException;

    /** For random access; the caller closes it. */
    FileChannel open() throws IOException;

    static StoredFile of(ArtefactStore store, ArtefactName name) {
        return new StoredFile() {
            @Override
            public long size() {
                return store.size(name);
            }

            @Override
            public InputStream read() throws IOException {
                return store.read(name);
            }

            @Override
            public FileChannel open() throws IOException {
                return store.open(name);
            }
        };
    }

    static StoredFile of(StagedFile file) {
        return new StoredFile() {
            @Override
            public long size() throws IOException {
                return Files.size(file.path());
            }

            @Override
            public InputStream read() throws IOException {
                return Files.newInputStream(file.path());
            }

            @Override
            public FileChannel open() throws IOException {
                return FileChannel.open(file.path(), StandardOpenOption.READ);
            }
        };
    }
}
