package io.qisheng.services;

import io.qisheng.services.domain.Question;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an item says in one version, as it is stored. */
record ItemContent(
        String name,
        String summary,
        @Nullable String description,
        String category,
        Department department,
        List<Question> questions) {

    ItemContent {
        questions = List.copyOf(questions);
    }

    /** Who serves it, under the name of that moment. */
    record Department(UUID id, String name, String path) {

        /** The township (or what else is above) whose enterprises may order. */
        String home() {
            int end = path.lastIndexOf('/');
            return end <= 0 ? path : path.substring(0, end);
        }
    }
}
