package loom.dataset.decode;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParserContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * One picture of a codec that FFmpeg knows. It decodes on the thread that asks, and what is damaged
 * it has to say so rather than to conceal.
 *
 * @param codec FFmpeg's number of it
 * @param isFull whether its values reach from 0 to 255 where a file does not say so
 */
record FfmpegStill(int codec, boolean isFull) {
    /** AVERROR(ENOMEM) on every system. */
    private static final int OUT_OF_MEMORY = -12;

    /** AV_FRAME_FLAG_CORRUPT. */
    private static final int CORRUPT = 1;

    /** Codecs round sides up to whole blocks of at most so many pixels. */
    private static final int BLOCK = 128;

    /**
     * What is decoded.
     *
     * @param setup what the container keeps for the codec (FFmpeg's extradata); may be empty
     * @param size that the container tells; a picture that is larger is refused
     * @param coding empty if the picture itself says it
     */
    record Packet(byte[] data, byte[] setup, Dimension size, Optional<Coding> coding) {
        static Packet of(byte[] data, Dimension size) {
            return new Packet(data, new byte[0], size, Optional.empty());
        }

        long mostPixels() {
            return (long) (size.width + BLOCK) * (size.height + BLOCK);
        }
    }

    /**
     * How luminance and chrominance become RGB.
     *
     * @param matrix as ITU-T H.273 counts them
     * @param isFull whether values reach from 0 to 255
     */
    record Coding(int matrix, boolean isFull) {
        private static final int RGB = 0;

        void tell(AVFrame frame) {
            if (matrix != RGB && matrix != avutil.AVCOL_SPC_UNSPECIFIED) {
                frame.colorspace(matrix);
            }
            frame.color_range(isFull ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG);
        }
    }

    BufferedImage decode(Packet packet) throws IOException {
        avutil.av_log_set_level(avutil.AV_LOG_FATAL); // what is wrong is said by the answers
        AVCodec decoder = avcodec.avcodec_find_decoder(codec);
        if (decoder == null || decoder.isNull()) {
            throw PictureRefusal.notRead("a picture whose decoder this FFmpeg lacks");
        }
        AVCodecContext context = avcodec.avcodec_alloc_context3(decoder);
        AVPacket input = avcodec.av_packet_alloc();
        AVFrame frame = avutil.av_frame_alloc();
        try {
            open(context, decoder, packet);
            check(avcodec.av_new_packet(input, packet.data().length));
            input.data().put(packet.data(), 0, packet.data().length);
            input.flags(avcodec.AV_PKT_FLAG_KEY);
            refuseLarger(context, input, packet);
            decode(context, input, frame);
            if (frame.decode_error_flags() != 0 || (frame.flags() & CORRUPT) != 0) {
                throw PictureRefusal.damaged();
            }
            packet.coding().ifPresent(coding -> coding.tell(frame));
            return FfmpegPixels.of(frame, isFull);
        } finally {
            avutil.av_frame_free(frame);
            avcodec.av_packet_free(input);
            avcodec.avcodec_free_context(context);
        }
    }

    private static void decode(AVCodecContext context, AVPacket input, AVFrame frame)
            throws PictureRefusal {
        check(avcodec.avcodec_send_packet(context, input));
        int answer = avcodec.avcodec_receive_frame(context, frame);
        if (answer == avutil.AVERROR_EAGAIN()) { // kept back for the order of a film
            check(avcodec.avcodec_send_packet(context, null));
            answer = avcodec.avcodec_receive_frame(context, frame);
        }
        check(answer);
    }

    private static void open(AVCodecContext context, AVCodec decoder, Packet packet)
            throws PictureRefusal {
        context.thread_count(1); // pictures are read side by side already
        context.max_pixels(packet.mostPixels());
        context.err_recognition(
                avcodec.AV_EF_CRCCHECK
                        | avcodec.AV_EF_BITSTREAM
                        | avcodec.AV_EF_BUFFER
                        | avcodec.AV_EF_EXPLODE);
        byte[] setup = packet.setup();
        if (setup.length > 0) {
            long room = setup.length + avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
            BytePointer extra = new BytePointer(avutil.av_mallocz(room)).capacity(room);
            extra.put(setup, 0, setup.length);
            context.extradata(extra); // freed with the context
            context.extradata_size(setup.length);
        }
        check(avcodec.avcodec_open2(context, decoder, (AVDictionary) null));
    }

    /** The decoder of AV1 makes room for whatever the picture claims before it can be stopped. */
    private void refuseLarger(AVCodecContext context, AVPacket input, Packet packet)
            throws PictureRefusal {
        AVCodecParserContext parser =
                codec == avcodec.AV_CODEC_ID_AV1 ? avcodec.av_parser_init(codec) : null;
        if (parser == null || parser.isNull()) {
            return;
        }
        try (BytePointer out = new BytePointer((Pointer) null);
                IntPointer length = new IntPointer(1)) {
            avcodec.av_parser_parse2(
                    parser,
                    context,
                    out,
                    length,
                    input.data(),
                    input.size(),
                    avutil.AV_NOPTS_VALUE,
                    avutil.AV_NOPTS_VALUE,
                    0);
            if ((long) parser.width() * parser.height() > packet.mostPixels()) {
                throw new PictureRefusal("is damaged: its picture is larger than the file says");
            }
        } finally {
            avcodec.av_parser_close(parser);
        }
    }

    private static void check(int answer) throws PictureRefusal {
        if (answer == OUT_OF_MEMORY) {
            throw PictureRefusal.tooMuchMemory(null);
        }
        if (answer == avutil.AVERROR_PATCHWELCOME) {
            throw PictureRefusal.notRead("of a rare form");
        }
        if (answer < 0) {
            throw PictureRefusal.damaged();
        }
    }
}
