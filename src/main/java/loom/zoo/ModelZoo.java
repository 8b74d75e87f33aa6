package loom.zoo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import loom.account.Access;
import loom.base.RefusedException;
import loom.engine.sampling.GeneratorModel;
import loom.engine.sampling.Latent;
import loom.engine.sampling.Picture;
import loom.storage.ArtefactJournal;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Keeps trained generators and draws with them. */
@Service
public class ModelZoo {
    /** The most pictures of one call. */
    public static final int MOST_PICTURES = 1_000;

    static final String NAME_NOTE = "loom.name";
    static final String PROVENANCE_NOTE = "loom.provenance";

    private final ModelRepository models;
    private final Access access;
    private final ArtefactStore store;
    private final ArtefactJournal journal;
    private final SamplerPool samplers;
    private final CardDocuments documents;
    private final Clock clock;

    ModelZoo(
            ModelRepository models,
            Access access,
            ArtefactStore store,
            ArtefactJournal journal,
            SamplerPool samplers,
            CardDocuments documents,
            Clock clock) {
        this.models = models;
        this.access = access;
        this.store = store;
        this.journal = journal;
        this.samplers = samplers;
        this.documents = documents;
        this.clock = clock;
    }

    /** All models, newest first. */
    public List<ModelCard> all() {
        return models.findAll(access.person().seen());
    }

    public Optional<ModelCard> find(UUID id) {
        return access.seen(models.find(id));
    }

    /** The model that draws exactly as a piece remembers, if it is still here. */
    public Optional<ModelCard> findByHash(String contentHash) {
        return models.findByHash(contentHash, access.person().seen());
    }

    /** Saves a model. The file carries its card, so that it explains itself wherever it goes. */
    public ModelCard add(String name, GeneratorModel model, Provenance provenance) {
        return add(name, model, provenance, false);
    }

    /**
     * @throws DuplicateKeyException if the model comes with the program and is there already
     */
    ModelCard add(String name, GeneratorModel model, Provenance provenance, boolean bundled) {
        ModelCard card =
                new ModelCard(
                        UUID.randomUUID(),
                        access.owner(),
                        checkedName(name),
                        model.contentHash(),
                        model.architecture(),
                        provenance,
                        bundled,
                        clock.instant());
        GeneratorModel signed =
                model.withMetadata(
                        Map.of(
                                NAME_NOTE, card.name(),
                                PROVENANCE_NOTE, documents.write(provenance)));
        ArtefactName file = weightsOf(card.id());
        try {
            return journal.save(
                    file,
                    () -> store.write(file, signed::write),
                    () -> {
                        models.insert(card);
                        return card;
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lets go of the models that came with an earlier version of the program: they stay, for the
     * pieces that were made with them, and can be deleted from now on.
     *
     * @param bundledHashes of all that come with this version; at least one
     * @return how many they were
     */
    int release(Set<String> bundledHashes) {
        return models.release(bundledHashes);
    }

    public void rename(UUID id, String name) {
        models.rename(access.changeable(known(id)).id(), checkedName(name));
    }

    /**
     * Removes a model. Pieces made with it stay in the gallery.
     *
     * @throws RefusedException for a model that came with the program
     */
    public void delete(UUID id) {
        Optional<ModelCard> card = find(id).map(access::changeable);
        if (card.isEmpty()) {
            return;
        }
        if (card.get().bundled()) {
            throw new RefusedException(
                    "the model came with the program",
                    "only models that were trained or brought here can be deleted",
                    "leave it");
        }
        journal.delete(weightsOf(id), () -> models.delete(id));
    }

    /** How many bytes {@link #weights} gives. */
    public long weightBytes(UUID id) {
        return store.size(weightsOf(known(id).id()));
    }

    /** The weights and the card in safetensors form. The caller closes the stream. */
    public InputStream weights(UUID id) {
        try {
            return store.read(weightsOf(known(id).id()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Draws one picture for each latent, the same pixels every time.
     *
     * @throws RefusedException if there is no such model, or too many pictures are asked for
     */
    public List<Picture> sample(UUID id, List<Latent> latents) {
        ModelCard card = known(id);
        if (latents.size() > MOST_PICTURES) {
            throw new RefusedException(
                    latents.size() + " pictures were asked for",
                    "one call draws at most " + MOST_PICTURES,
                    "ask several times");
        }
        try {
            return samplers.sample(card.contentHash(), () -> load(id), latents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ModelCard known(UUID id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    private GeneratorModel load(UUID id) throws IOException {
        try (InputStream in = store.read(weightsOf(id))) {
            return GeneratorModel.read(in);
        }
    }

    private static ArtefactName weightsOf(UUID id) {
        return ArtefactName.of("models", id + ".safetensors");
    }

    private static String checkedName(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.length() > 80) {
            throw new RefusedException(
                    "the name has " + trimmed.length() + " characters",
                    "a model's name has 1 to 80",
                    "give it another name");
        }
        return trimmed;
    }

    private static RefusedException unknown(UUID id) {
        return new RefusedException(
                "there is no model " + id,
                "models are those on the Models page",
                "choose one of them");
    }
}
