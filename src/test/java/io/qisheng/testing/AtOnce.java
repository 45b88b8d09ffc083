package io.qisheng.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Things done by many hands at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** What is done with one of several things. */
    @FunctionalInterface
    public interface Work<A, T> {
        T with(A thing) throws Exception;
    }

    /** What each of {@code times} parallel calls gave; the first failure is thrown. */
    public static <T> List<T> times(int times, Callable<T> call) throws ExecutionException, InterruptedException {
        return each(Collections.nCopies(times, call), times, Callable::call);
    }

    /** What the work gave with each of the things, in their order, done by so many hands; the first failure is thrown. */
    public static <A, T> List<T> each(List<A> things, int hands, Work<? super A, ? extends T> work)
            throws ExecutionException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(hands)) {
            List<Callable<T>> calls = things.stream()
                    .<Callable<T>>map(thing -> () -> work.with(thing))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
