package loom.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import loom.StudioTest;
import loom.base.RefusedException;
import loom.storage.Reserve;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

@StudioTest
class BundledModelTest {
    @Autowired private ModelZoo zoo;
    @Autowired private ModelRepository models;
    @Autowired private JsonMapper json;

    @Value("classpath*:bundled/models/*.safetensors")
    private Resource[] files;

    @AfterEach
    void empty() {
        zoo.all().forEach(card -> models.delete(card.id()));
    }

    @Test
    void the_model_that_comes_with_the_program_is_put_into_the_zoo_once() throws IOException {
        BundledModels bundled =
                new BundledModels(zoo, new CardDocuments(json), Reserve.none(), files);

        bundled.addMissing();
        bundled.addMissing();

        assertThat(zoo.all())
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.name()).isEqualTo("Woven patterns");
                    assertThat(card.bundled()).isTrue();
                    assertThat(card.provenance().run()).isNull();
                    assertThat(card.provenance().images()).isEqualTo(1200);
                });
    }

    @Test
    void a_model_of_an_earlier_version_stays_beside_the_new_one_and_can_be_deleted()
            throws IOException {
        ModelCard older = zoo.add("Older", RandomModel.small(9), RandomModel.provenance(), true);

        new BundledModels(zoo, new CardDocuments(json), Reserve.none(), files).addMissing();

        assertThat(zoo.all()).hasSize(2);
        assertThat(zoo.findByHash(older.contentHash())).isPresent(); // its pieces find it
        zoo.delete(older.id());
        assertThat(zoo.all()).singleElement().matches(ModelCard::bundled);
    }

    @Test
    void a_bundled_model_cannot_be_deleted() {
        ModelCard model = zoo.add("Fabrics", RandomModel.small(9), RandomModel.provenance(), true);

        assertThatThrownBy(() -> zoo.delete(model.id()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("came with the program");
        assertThat(zoo.find(model.id())).isPresent();
    }

    @Test
    void finding_by_hash_again_and_again_gives_its_connection_back() {
        for (int i = 0; i < 50; i++) {
            assertThat(zoo.findByHash("no such hash")).isEmpty();
        }
    }
}
