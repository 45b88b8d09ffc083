package io.qisheng.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.qisheng.architecture.PlantedCode.planted;
import static io.qisheng.architecture.Wall.wall;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the texts of statements may say; they are read from the constants of the compiled classes. */
final class StatementWalls {

    /** All columns of a table as what a statement answers, such as {@code select * from t} or {@code select t.*, x}. */
    private static final Pattern ANSWERS_ALL =
            Pattern.compile("^\\s*select\\s+(distinct\\s+)?(\\w+\\.)?\\*", Pattern.CASE_INSENSITIVE);

    /** All columns of a statement that is put in here and names them itself. */
    private static final Pattern ANSWERS_NAMED = Pattern.compile("^select \\* from \\((\u0001.*)?$", Pattern.DOTALL);

    /** All columns anywhere in a statement. */
    private static final Pattern ALL =
            Pattern.compile("\\bselect\\s+(distinct\\s+)?\\*|\\b\\w+\\.\\*", Pattern.CASE_INSENSITIVE);

    private static final Pattern BOUND_AS_JSON = Pattern.compile(
            "cast\\s*\\(\\s*(:\\w+|\\$\\d+)\\s+as\\s+jsonb?\\s*\\)|\\$\\d+::jsonb?\\b", Pattern.CASE_INSENSITIVE);

    private StatementWalls() {}

    static List<Wall> all() {
        return List.of(namedAnswers(), namedEntities(), jsonOfText());
    }

    /** A prepared statement whose answer grows with the table fails on every connection that knew it before. */
    private static Wall namedAnswers() {
        return wall(
                classes()
                        .should(sayNowhere(
                                "answer all columns of a table",
                                text -> ANSWERS_ALL.matcher(text).find()
                                        && !ANSWERS_NAMED.matcher(text).matches())),
                planted("""
                        package io.qisheng.points;
                        class Rules { static final String ALL = "select * from points_rule where code = $1"; }
                        """),
                planted("""
                        package io.qisheng.points;
                        class Rules { String all(String where) { return "select r.*, 1 as one from points_rule r where " + where; } }
                        """),
                planted("""
                        package io.qisheng.points;
                        class Rules { static final String ALL = "select * from (select r.* from points_rule r) all_of_them"; }
                        """));
    }

    /** An entity cannot be read from a row with a column that it does not know. */
    private static Wall namedEntities() {
        return wall(
                classes()
                        .that(DescribedPredicate.describe(
                                "read entities by native queries", StatementWalls::readsEntities))
                        .should(sayNowhere(
                                "select all columns", text -> ALL.matcher(text).find())),
                planted("""
                        package io.qisheng.petitions;
                        class Rows {
                            Object all(org.hibernate.reactive.mutiny.Mutiny.StatelessSession session) {
                                return session.createNativeQuery("with p as (select * from t) select p.* from p", Row.class);
                            }
                        }
                        """, """
                        package io.qisheng.petitions;
                        @jakarta.persistence.Entity class Row { @jakarta.persistence.Id long id; }
                        """));
    }

    /** A text that is bound as JSON is stored as a JSON string; a parameter has to be a text before it becomes JSON. */
    private static Wall jsonOfText() {
        return wall(
                classes()
                        .should(sayNowhere(
                                "bind a text as JSON",
                                text -> BOUND_AS_JSON.matcher(text).find())),
                planted("""
                        package io.qisheng.petitions;
                        class Filters { static final String INSERT = "insert into filter values (cast(:filter as jsonb))"; }
                        """),
                planted("""
                        package io.qisheng.petitions;
                        class Filters { static final String INSERT = "insert into filter values ($1, $2::jsonb)"; }
                        """));
    }

    private static boolean readsEntities(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTarget().getName().equals("createNativeQuery"))
                && type.getReferencedClassObjects().stream()
                        .anyMatch(named -> named.getRawType().isAnnotatedWith("jakarta.persistence.Entity"));
    }

    private static ArchCondition<JavaClass> sayNowhere(String description, Predicate<String> forbidden) {
        return new ArchCondition<>("nowhere " + description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                texts(type)
                        .filter(forbidden)
                        .forEach(text ->
                                events.add(SimpleConditionEvent.violated(type, type.getFullName() + " says: " + text)));
            }
        };
    }

    private static Stream<String> texts(JavaClass type) {
        try {
            ClassModel model = ClassFile.of()
                    .parse(Files.readAllBytes(
                            Path.of(type.getSource().orElseThrow().getUri())));
            return StreamSupport.stream(model.constantPool().spliterator(), false)
                    .filter(StringEntry.class::isInstance)
                    .map(entry -> ((StringEntry) entry).stringValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
