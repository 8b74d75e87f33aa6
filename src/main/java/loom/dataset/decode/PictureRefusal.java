package loom.dataset.decode;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that gives no picture. The message says why and what to do, in words that follow the
 * file's name: "is cut off: export or copy it again".
 */
public final class PictureRefusal extends IOException {
    private static final long serialVersionUID = 1;

    public PictureRefusal(String words) {
        super(words);
    }

    public PictureRefusal(String words, @Nullable Throwable cause) {
        super(words, cause);
    }

    /** The message, which there always is. */
    public String words() {
        return Objects.requireNonNull(getMessage());
    }

    static PictureRefusal damaged() {
        return new PictureRefusal("is damaged: export it again");
    }

    public static PictureRefusal damaged(Throwable cause) {
        return new PictureRefusal("is damaged or ends too early: export it again", cause);
    }

    public static PictureRefusal cutOff() {
        return new PictureRefusal("is cut off: copy or export it again");
    }

    public static PictureRefusal tooMuchMemory(@Nullable Throwable cause) {
        return new PictureRefusal("needs too much memory to decode: make it smaller", cause);
    }

    /** FFmpeg is native code, which not every system can load. */
    public static PictureRefusal noDecoder(Throwable cause) {
        return new PictureRefusal(
                "cannot be read, as FFmpeg does not run on this machine: save it as PNG or JPEG",
                cause);
    }

    static PictureRefusal notRead(String what) {
        return new PictureRefusal("is " + what + ", which is not read: save it as PNG or JPEG");
    }
}
