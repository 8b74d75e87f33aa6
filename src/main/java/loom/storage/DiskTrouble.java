package loom.storage;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import loom.base.FaultChain;
import loom.base.Trouble;
import loom.base.TroubleSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells that the disk is full. Before the database, which cannot write either then. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DiskTrouble implements TroubleSource {
    /** What Linux and macOS, a quota and Windows say. */
    private static final List<String> NO_SPACE =
            List.of("no space left", "quota exceeded", "not enough space on the disk");

    private final Reserve reserve;

    DiskTrouble(Reserve reserve) {
        this.reserve = reserve;
    }

    @Override
    public Optional<Trouble> now() {
        return reserve.isShort() ? Optional.of(full()) : Optional.empty();
    }

    @Override
    public Optional<Trouble> explain(Throwable fault) {
        FaultChain chain = FaultChain.of(fault);
        for (Throwable link : chain.links()) {
            if (link instanceof DiskFullException refused) {
                return Optional.of(new Trouble(Trouble.DISK_FULL, refused.refusal()));
            }
        }
        boolean touchedDisk =
                chain.has(IOException.class, e -> true) || chain.has(SQLException.class, e -> true);
        if (!touchedDisk) {
            return Optional.empty();
        }
        reserve.lookAgain();
        return chain.has(IOException.class, DiskTrouble::saysNoSpace) || reserve.isShort()
                ? Optional.of(full())
                : Optional.empty();
    }

    private Trouble full() {
        return new Trouble(Trouble.DISK_FULL, reserve.words());
    }

    private static boolean saysNoSpace(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return NO_SPACE.stream().anyMatch(message::contains);
    }
}
