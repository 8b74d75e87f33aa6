package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import loom.StudioTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.test.context.TestConstructor;

@StudioTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class DataSetNewsTest {
    private final DataSetNews news;
    private final DataSets dataSets;
    private final DataSetRepository repository;
    private final BeanFactory beans;

    DataSetNewsTest(
            DataSetNews news, DataSets dataSets, DataSetRepository repository, BeanFactory beans) {
        this.news = news;
        this.dataSets = dataSets;
        this.repository = repository;
        this.beans = beans;
    }

    @Test
    void what_did_not_change_is_not_read_again() {
        DataSet one = submitted("one");
        DataSet other = submitted("other");
        DataSet before = find(one.id()).orElseThrow();
        repository.advance(other.id(), 3, 0.5);
        assertThat(find(one.id()).orElseThrow()).isSameAs(before);
        assertThat(find(other.id()).orElseThrow().images()).isEqualTo(3);
    }

    @Test
    void every_change_is_seen() {
        DataSet dataSet = submitted("changing");
        assertNewsAreTrue();
        dataSets.rename(dataSet.id(), "changed");
        assertNewsAreTrue();
        SampleFiles.runImport(beans, dataSet.id());
        assertNewsAreTrue();
        dataSets.delete(dataSet.id());
        assertNewsAreTrue();
        assertThat(find(dataSet.id())).isEmpty();
    }

    @Test
    void an_answered_question_is_seen() {
        DataSet dataSet =
                dataSets.submit(
                        "cut off",
                        List.of(SampleFiles.uploaded(dataSets, "a", IdxFiles.cutOff(20))),
                        ImportSettings.DEFAULT);
        SampleFiles.runImport(beans, dataSet.id());
        assertNewsAreTrue();
        dataSets.accept(dataSet.id());
        assertNewsAreTrue();
    }

    private void assertNewsAreTrue() {
        assertThat(news.get()).isEqualTo(dataSets.all());
    }

    private Optional<DataSet> find(UUID id) {
        return news.get().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    private DataSet submitted(String name) {
        byte[] zip = SampleFiles.zip(SampleFiles.pngs("a", 16));
        return dataSets.submit(
                name,
                List.of(SampleFiles.uploaded(dataSets, "a.zip", zip)),
                ImportSettings.DEFAULT);
    }
}
