package io.qisheng.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Something that people look at, whose answer must not take longer because there is more of everything.
 *
 * @param most how many times as long the median answer may take in the grown township
 * @param asked makes requests as they go over the wire, of which any may come, with tokens that are valid for some minutes
 */
record Question(String name, double most, Supplier<List<byte[]>> asked) {

    Requests requests() {
        List<byte[]> all = asked.get();
        SplittableRandom random = new SplittableRandom(1);
        return () -> all.get(random.nextInt(all.size()));
    }
}
