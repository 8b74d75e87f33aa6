package loom.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import loom.base.RefusedException;
import loom.dataset.DataSets;
import loom.dataset.UploadedFile;
import loom.storage.StagedFile;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Files that came as parts of a form, and what its fields say. Closing removes what is staged. */
record FormUpload(List<UploadedFile> files, DatasetUpload settings, List<StagedFile> staged)
        implements AutoCloseable {

    /**
     * @throws RefusedException if no part is a file, or a field is wrong
     */
    static FormUpload receive(MultipartHttpServletRequest form, DataSets dataSets)
            throws IOException {
        List<MultipartFile> parts =
                form.getMultiFileMap().values().stream()
                        .flatMap(List::stream)
                        .filter(part -> !part.isEmpty())
                        .toList();
        if (parts.isEmpty()) {
            throw new RefusedException(
                    "the form has no file",
                    "one or more of its parts are files: a zip, images, IDX files",
                    "send some, as curl does with -F file=@images.zip");
        }
        DatasetUpload settings =
                DatasetUpload.of(field -> {
                    Optional<String> given =
                            Optional.ofNullable(form.getParameter(field))
                                    .filter(Predicate.not(String::isBlank));
                    return field.equals("name") ? given.or(() -> name(parts.getFirst())) : given;
                });
        List<StagedFile> staged = new ArrayList<>();
        List<UploadedFile> files = new ArrayList<>();
        FormUpload upload = new FormUpload(files, settings, staged);
        try {
            for (MultipartFile part : parts) {
                StagedFile file = dataSets.stage();
                staged.add(file);
                try (InputStream in = part.getInputStream()) {
                    dataSets.receive(in, file, part.getSize());
                }
                files.add(new UploadedFile(fileName(part), file));
            }
            return upload;
        } catch (IOException | RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        for (StagedFile file : staged) {
            file.close();
        }
    }

    private static Optional<String> name(MultipartFile first) {
        String stem = fileName(first).replaceFirst("\\.[^.]*$", "");
        return Optional.of(stem).filter(Predicate.not(String::isBlank));
    }

    private static String fileName(MultipartFile part) {
        return Optional.ofNullable(part.getOriginalFilename()).orElse(part.getName());
    }
}
