package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally<Rejection> tally = new Tally<>(Rejection::reason);

    @Test
    void many_of_one_reason_are_counted_and_the_first_are_kept() {
        for (int i = 0; i < 50_000; i++) {
            tally.add(new Rejection(i + ".txt", "is not an image"));
        }
        tally.add(new Rejection("a.png", "is damaged"));
        assertThat(tally.all()).isEqualTo(50_001);
        assertThat(tally.first()).hasSize(Tally.MOST_OF_A_REASON + 1);
        assertThat(tally.first().getLast().file()).isEqualTo("a.png");
        assertThat(tally.counts())
                .containsExactly(
                        new ReasonCount("is not an image", 50_000),
                        new ReasonCount("is damaged", 1));
    }

    @Test
    void reasons_without_end_come_together() {
        for (int i = 0; i < 5_000; i++) {
            tally.add(new Rejection("a", "is too small, %d x 3".formatted(i)));
        }
        assertThat(tally.counts()).hasSize(Tally.MOST_REASONS + 1);
        assertThat(tally.counts().getLast()).isEqualTo(new ReasonCount(Tally.OTHERS, 4_800));
        assertThat(tally.first()).hasSizeLessThanOrEqualTo(Tally.MOST);
    }
}
