package loom.dataset;

import loom.storage.StagedFile;

/**
 * A file that a person gave: a zip, an image or an IDX file.
 *
 * @param name as the person's machine calls it, possibly with folders; for reports only, never a
 *     path on this machine
 */
public record UploadedFile(String name, StagedFile content) {}
