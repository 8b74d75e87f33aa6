package loom.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loom.ArtStudio;
import loom.base.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

@SpringBootTest(properties = "loom.worker=false")
@Import(ArtStudio.class)
class BundledModelTest {
    @Autowired private ModelZoo zoo;
    @Autowired private ModelRepository models;

    @AfterEach
    void empty() {
        zoo.all().forEach(card -> models.delete(card.id()));
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
        for (int i = 0; i < 50; i++) assertThat(zoo.findByHash("no such hash")).isEmpty();
    }
}
