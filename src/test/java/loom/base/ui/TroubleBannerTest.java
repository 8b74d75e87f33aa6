package loom.base.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.stream.Collectors;
import loom.StudioTest;
import loom.storage.Reserve;
import loom.storage.TestDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.util.unit.DataSize;

@StudioTest
@Import(TroubleBannerTest.Disk.class)
@ViewPackages(packages = "loom")
class TroubleBannerTest extends SpringBrowserlessTest {
    @Autowired private TestDisk disk;
    @Autowired private TroubleFeed feed;

    @AfterEach
    void makeRoom() {
        disk.makeRoom();
    }

    @Test
    void a_full_disk_is_said_with_figures_above_an_open_page_until_there_is_room() {
        UI.getCurrent().navigate("gallery");
        tell();
        assertThat(text()).isEmpty();

        disk.leave(400_000);
        tell();
        assertThat(text()).contains("The disk of the studio is full: 400 kB are free");

        disk.makeRoom();
        tell();
        assertThat(text()).isEmpty();
    }

    private void tell() {
        feed.tick();
        roundTrip();
    }

    /** What can be seen of the banner. */
    private String text() {
        return $(TroubleBanner.class).all().stream()
                .map(banner -> banner.getElement().getTextRecursively())
                .collect(Collectors.joining());
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Disk {
        @Bean
        @Primary
        TestDisk testDisk() {
            return new TestDisk();
        }

        @Bean
        @Primary
        Reserve reserveOfTestDisk(TestDisk disk) {
            return disk.reserve(DataSize.ofMegabytes(100));
        }
    }
}
