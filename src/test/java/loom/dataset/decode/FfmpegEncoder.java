package loom.dataset.decode;

import java.awt.image.BufferedImage;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;

/**
 * Writes pictures in formats that Java cannot.
 *
 * @param codec FFmpeg's name of the encoder
 * @param format FFmpeg's number of how pixels are kept
 */
record FfmpegEncoder(String codec, int format, Map<String, String> options) {
    FfmpegEncoder(String codec, int format) {
        this(codec, format, Map.of());
    }

    /** A packet, which is a whole file for most formats of pictures. */
    byte[] encode(BufferedImage picture) {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        AVCodec encoder = avcodec.avcodec_find_encoder_by_name(codec);
        AVCodecContext context = avcodec.avcodec_alloc_context3(encoder);
        AVDictionary dictionary = new AVDictionary(null);
        options.forEach((key, value) -> avutil.av_dict_set(dictionary, key, value, 0));
        context.width(picture.getWidth());
        context.height(picture.getHeight());
        context.pix_fmt(format);
        context.time_base(new AVRational().num(1).den(25));
        context.color_range(avutil.AVCOL_RANGE_UNSPECIFIED);
        AVFrame frame = frame(picture);
        AVPacket packet = avcodec.av_packet_alloc();
        try {
            check(avcodec.avcodec_open2(context, encoder, dictionary));
            check(avcodec.avcodec_send_frame(context, frame));
            check(avcodec.avcodec_send_frame(context, null));
            check(avcodec.avcodec_receive_packet(context, packet));
            byte[] bytes = new byte[packet.size()];
            packet.data().get(bytes);
            return bytes;
        } finally {
            avcodec.av_packet_free(packet);
            avutil.av_frame_free(frame);
            avcodec.avcodec_free_context(context);
        }
    }

    private AVFrame frame(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        AVFrame argb = empty(width, height, avutil.AV_PIX_FMT_RGBA);
        for (int y = 0; y < height; y++) {
            BytePointer row = new BytePointer(argb.data(0)).position((long) y * argb.linesize(0));
            for (int x = 0; x < width; x++) {
                int pixel =
                        picture.getColorModel().getNumComponents() == 1
                                        && picture.getType() == BufferedImage.TYPE_BYTE_GRAY
                                ? 0xFF000000 | picture.getRaster().getSample(x, y, 0) * 0x010101
                                : picture.getRGB(x, y);
                row.put(4L * x, (byte) (pixel >> 16));
                row.put(4L * x + 1, (byte) (pixel >> 8));
                row.put(4L * x + 2, (byte) pixel);
                row.put(4L * x + 3, (byte) (pixel >>> 24));
            }
        }
        AVFrame converted = empty(width, height, format);
        SwsContext scaler =
                swscale.sws_getContext(
                        width,
                        height,
                        avutil.AV_PIX_FMT_RGBA,
                        width,
                        height,
                        format,
                        swscale.SWS_BILINEAR | swscale.SWS_ACCURATE_RND,
                        null,
                        null,
                        (DoublePointer) null);
        check(swscale.sws_scale_frame(scaler, converted, argb));
        swscale.sws_freeContext(scaler);
        avutil.av_frame_free(argb);
        return converted;
    }

    private static AVFrame empty(int width, int height, int format) {
        AVFrame frame = avutil.av_frame_alloc();
        frame.width(width);
        frame.height(height);
        frame.format(format);
        check(avutil.av_frame_get_buffer(frame, 0));
        return frame;
    }

    private static void check(int answer) {
        if (answer < 0) {
            throw new IllegalStateException("FFmpeg answers " + answer);
        }
    }
}
