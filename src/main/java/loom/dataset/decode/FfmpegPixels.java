package loom.dataset.decode;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;

/**
 * The pixels of FFmpeg's frames, with eight bits for each of red, green, blue and, if there is,
 * alpha.
 */
final class FfmpegPixels {
    private static final int FLAGS =
            swscale.SWS_BILINEAR
                    | swscale.SWS_ACCURATE_RND
                    | swscale.SWS_FULL_CHR_H_INT
                    | swscale.SWS_FULL_CHR_H_INP;

    private static final int UNITY = 1 << 16;

    private FfmpegPixels() {}

    /**
     * @param isFull whether values reach from 0 to 255 where the frame does not say so
     */
    static BufferedImage of(AVFrame frame, boolean isFull) throws PictureRefusal {
        boolean hasAlpha = hasAlpha(frame);
        AVFrame pixels = avutil.av_frame_alloc();
        SwsContext context =
                swscale.sws_getContext(
                        frame.width(),
                        frame.height(),
                        frame.format(),
                        frame.width(),
                        frame.height(),
                        hasAlpha ? avutil.AV_PIX_FMT_BGRA : avutil.AV_PIX_FMT_RGB24,
                        FLAGS,
                        null,
                        null,
                        (DoublePointer) null);
        try {
            if (context == null || context.isNull()) {
                throw PictureRefusal.notRead("a picture with rare pixels");
            }
            // What does not say how its colours are made means BT.601, as SWS_CS_DEFAULT does.
            swscale.sws_setColorspaceDetails(
                    context,
                    swscale.sws_getCoefficients(frame.colorspace()),
                    isFull(frame, isFull) ? 1 : 0,
                    swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT),
                    1,
                    0,
                    UNITY,
                    UNITY);
            if (swscale.sws_scale_frame(context, pixels, frame) < 0) {
                throw PictureRefusal.tooMuchMemory(null);
            }
            return hasAlpha ? argb(pixels) : rgb(pixels);
        } finally {
            swscale.sws_freeContext(context);
            avutil.av_frame_free(pixels);
        }
    }

    private static boolean hasAlpha(AVFrame frame) {
        return (descriptor(frame).flags() & avutil.AV_PIX_FMT_FLAG_ALPHA) != 0
                || frame.format() == avutil.AV_PIX_FMT_PAL8; // a palette's colours may have it
    }

    private static boolean isFull(AVFrame frame, boolean isFull) {
        return switch (frame.color_range()) {
            case avutil.AVCOL_RANGE_JPEG -> true;
            case avutil.AVCOL_RANGE_MPEG -> false;
            default -> isFull || descriptor(frame).nb_components() < 3;
        };
    }

    private static AVPixFmtDescriptor descriptor(AVFrame frame) {
        return avutil.av_pix_fmt_desc_get(frame.format());
    }

    private static BufferedImage rgb(AVFrame pixels) {
        BufferedImage image = RgbBytes.create(pixels.width(), pixels.height());
        byte[] to = RgbBytes.of(image);
        int row = 3 * pixels.width();
        for (int y = 0; y < pixels.height(); y++) {
            row(pixels, y, row).get(to, y * row, row);
        }
        return image;
    }

    private static BufferedImage argb(AVFrame pixels) {
        BufferedImage image =
                new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
        int[] to = EightBits.ints(image);
        int width = pixels.width();
        for (int y = 0; y < pixels.height(); y++) {
            ByteBuffer row = row(pixels, y, 4 * width).order(ByteOrder.LITTLE_ENDIAN);
            row.asIntBuffer().get(to, y * width, width);
        }
        return image;
    }

    private static ByteBuffer row(AVFrame pixels, int y, int bytes) {
        long at = (long) y * pixels.linesize(0);
        return new BytePointer(pixels.data(0)).position(at).limit(at + bytes).asByteBuffer();
    }
}
