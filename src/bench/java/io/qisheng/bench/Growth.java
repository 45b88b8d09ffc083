package io.qisheng.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.qisheng.petitions.PetitionReplay;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What years of use do to the answers: the same questions to a township that has had few petitions and to one that has had very many,
 * one at a time, in turns. Nobody else asks meanwhile, so that the time of an answer is its own.
 */
final class Growth {

    private static final int FEW = 10_000;
    private static final String REPLAY = "replay";
    private static final int REPLAYED = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String ROW = "%-38s │ %8.2f %8.2f %6.2f (≤ %.1f) %s │ %8.0f %8.0f %6.2f │ %s%n";
    private static final String HEAD = """

            %-38s │ %26s │ %24s │
            """;

    private final Options options;
    private final PrintStream out;

    Growth(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** A question and what came of it. */
    private record Answer(Question question, Series few, Series many, Set<String> readWhole) {

        double ratio() {
            return many.millis(0.5) / few.millis(0.5);
        }

        long failed() {
            return few.failed() + many.failed();
        }
    }

    int run() {
        Settled few = settle(FEW);
        Settled many = settle(options.grownTo());
        List<Answer> answers = new ArrayList<>();
        List<Question> asFew = few.questions().all();
        List<Question> asMany = many.questions().all();
        for (int i = 0; i < asFew.size(); i++) {
            if (options.wants(asFew.get(i).name())) {
                answers.add(answer(few, asFew.get(i), many, asMany.get(i)));
            }
        }
        out.print(table(few, many, answers));
        boolean isTold = !options.wants(REPLAY) || isTold(many.replay(REPLAYED));
        out.println("All of it: " + write(few, many, answers));
        return isTold
                        && answers.stream()
                                .allMatch(answer -> answer.failed() == 0
                                        && answer.readWhole().isEmpty())
                ? 0
                : 1;
    }

    /** Says what the timelines of some petitions come to, and whether that is what is counted of them. */
    private boolean isTold(PetitionReplay.Result told) {
        out.printf(
                "%nTold anew from %,d rows of timelines: %,d petitions with %,d facts, of %,d petitions others are kept; %,d sums are not those of the facts%n",
                told.rows(), told.petitions(), told.facts(), told.different(), told.wrongSums());
        told.rates().forEach((rate, share) -> out.printf("%-14s %,9d of %,9d%n", rate, share[0], share[1]));
        return told.isSound();
    }

    private Settled settle(int petitions) {
        out.printf(
                "Starting a township that has had %,d petitions (told and copied in at the first time) …%n", petitions);
        return Settled.start(options.folder().resolve("grown-" + petitions), petitions);
    }

    private Answer answer(Settled few, Question asFew, Settled many, Question asMany) {
        out.printf("Asking: %s …%n", asFew.name());
        Answer answer = new Answer(asFew, new Series(), new Series(), new TreeSet<>());
        few.ask(asFew, options.warmUp());
        many.ask(asMany, options.warmUp());
        for (int round = 0; round < options.rounds(); round++) {
            answer.few().add(few.ask(asFew, options.window()));
            answer.many().add(many.ask(asMany, options.window()));
        }
        answer.readWhole().addAll(many.readWhole(asMany));
        return answer;
    }

    private static String table(Settled few, Settled many, List<Answer> answers) {
        StringBuilder text = new StringBuilder("%nBeside each other: %s, and %s%n".formatted(few.size(), many.size()));
        text.append(HEAD.formatted("", "median ms, few many ratio", "database µs, ratio"));
        for (Answer answer : answers) {
            double database = answer.many().databaseMicros() / answer.few().databaseMicros();
            text.append(ROW.formatted(
                    answer.question().name(),
                    answer.few().millis(0.5),
                    answer.many().millis(0.5),
                    answer.ratio(),
                    answer.question().most(),
                    answer.ratio() <= answer.question().most() ? "✓" : "✗",
                    answer.few().databaseMicros(),
                    answer.many().databaseMicros(),
                    database,
                    remark(answer)));
        }
        return text.toString();
    }

    private static String remark(Answer answer) {
        String whole = answer.readWhole().isEmpty() ? "" : "reads all of " + String.join(", ", answer.readWhole());
        return answer.failed() == 0 ? whole : whole + " " + answer.failed() + " failed";
    }

    private Path write(Settled few, Settled many, List<Answer> answers) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("at", Instant.now().toString());
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("few", few.size());
        all.put("many", many.size());
        all.put("answers", answers.stream().map(Growth::map).toList());
        try {
            Path file = Files.createDirectories(options.folder()).resolve("growth.json");
            JSON.writeValue(file.toFile(), all);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> map(Answer answer) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("question", answer.question().name());
        map.put("fewMillis", answer.few().millis(0.5));
        map.put("manyMillis", answer.many().millis(0.5));
        map.put("ratio", answer.ratio());
        map.put("most", answer.question().most());
        map.put("fewDatabaseMicros", answer.few().databaseMicros());
        map.put("manyDatabaseMicros", answer.many().databaseMicros());
        map.put("readWhole", answer.readWhole());
        map.put("failed", answer.failed());
        return map;
    }
}
