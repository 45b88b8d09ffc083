package io.qisheng.evidence.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pictures broken in every way that chance finds, the same ones in every run. */
class HostileImagesTest {

    private static final int MUTANTS_PER_SEED = 60;

    /** A mutated header may promise up to the allowed number of pixels, and a decoder may believe it; no more than this. */
    private static final long MOST_MEMORY = 1_500L * 1024 * 1024;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Random random = new Random(20261123);

    private record Seed(String type, byte[] bytes) {}

    private static List<Seed> seeds() {
        BufferedImage noise = Pictures.noise(1, 160, 120);
        return List.of(
                new Seed("image/jpeg", Pictures.jpeg(noise)),
                new Seed("image/jpeg", Pictures.progressiveJpeg(noise)),
                new Seed("image/jpeg", Pictures.withExif(Pictures.jpeg(noise), 6)),
                new Seed("image/jpeg", Pictures.cmykJpeg(40, 40, 10, 20, 30, 40)),
                new Seed("image/png", Pictures.png(noise)),
                new Seed("image/png", Pictures.png(Pictures.quarters(60, 50, BufferedImage.TYPE_4BYTE_ABGR))),
                new Seed("image/png", Pictures.png(Pictures.quarters(60, 50, BufferedImage.TYPE_BYTE_INDEXED))),
                new Seed("image/webp", Pictures.sample("lossy.webp")),
                new Seed("image/webp", Pictures.sample("lossless.webp")),
                new Seed("image/webp", Pictures.sample("alpha.webp")));
    }

    @Test
    void everyMutantIsJudgedAndNoneTakesTheServiceDown() {
        List<Inspection> judged = new ArrayList<>();
        long most = 0;
        for (Seed seed : seeds()) {
            for (int i = 0; i < MUTANTS_PER_SEED; i++) {
                byte[] mutant = mutate(seed.bytes());
                long before = THREADS.getCurrentThreadAllocatedBytes();
                judged.add(PhotoInspector.inspect(mutant, seed.type(), PhotoInspectorTest.sha256(mutant)));
                most = Math.max(most, THREADS.getCurrentThreadAllocatedBytes() - before);
            }
        }

        assertThat(judged).hasSize(10 * MUTANTS_PER_SEED);
        assertThat(judged).filteredOn(Inspection.Bad.class::isInstance).hasSizeGreaterThan(100);
        assertThat(judged).filteredOn(Inspection.Good.class::isInstance).hasSizeGreaterThan(20);
        assertThat(most).as("bytes allocated for one picture").isLessThan(MOST_MEMORY);
    }

    private byte[] mutate(byte[] original) {
        byte[] bytes = original.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int length = Math.min(1 + random.nextInt(32), bytes.length - at);
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(bytes, Math.max(1, at));
            case 1 -> Pictures.insert(bytes, at, noise(length));
            case 2 -> overwrite(bytes, at, noise(length));
            case 3 -> overwrite(bytes, at, new byte[length]);
            case 4 -> overwrite(bytes, at, full(length));
            case 5 -> overwrite(bytes, random.nextInt(Math.min(64, bytes.length)), noise(1));
            default -> Pictures.insert(bytes, at, Arrays.copyOfRange(bytes, at, at + length));
        };
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] full(int length) {
        byte[] full = new byte[length];
        Arrays.fill(full, (byte) 0xFF);
        return full;
    }

    private static byte[] overwrite(byte[] bytes, int at, byte[] with) {
        System.arraycopy(with, 0, bytes, at, Math.min(with.length, bytes.length - at));
        return bytes;
    }
}
