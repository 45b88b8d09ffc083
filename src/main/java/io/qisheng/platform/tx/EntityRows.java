package io.qisheng.platform.tx;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Reads entities from the rows of PostgreSQL's own client by the mapping that the entity has for Hibernate, so that a table has one
 * description however it is read. What it reads is for looking at: nothing notices its changes.
 */
public final class EntityRows<T> {

    private final Constructor<T> constructor;
    private final List<Mapped> mapped;

    /** A field with the names of the columns that it is read from: one, which may hold JSON, or those of an embedded id. */
    private record Mapped(
            Field field,
            List<String> columns,
            boolean json,
            @Nullable Constructor<?> id) {

        /** JSON as the text of which the field is made. */
        private Stream<String> read(String alias) {
            return columns.stream().map(column -> alias + "." + column + (json ? "::text" : ""));
        }
    }

    private EntityRows(Constructor<T> constructor, List<Mapped> mapped) {
        this.constructor = constructor;
        this.mapped = mapped;
    }

    /** Those of an entity whose fields are mapped, its id a record. */
    public static <T> EntityRows<T> of(Class<T> entity) {
        try {
            Constructor<T> constructor = entity.getDeclaredConstructor();
            constructor.setAccessible(true);
            List<Mapped> mapped = new ArrayList<>();
            for (Field field : entity.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && !field.getName().startsWith("$")) {
                    field.setAccessible(true);
                    mapped.add(field.isAnnotationPresent(EmbeddedId.class) ? id(field) : column(field));
                }
            }
            return new EntityRows<>(constructor, List.copyOf(mapped));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(entity + " is no entity", e);
        }
    }

    /** The columns to select, in the order in which {@link #read} expects them. */
    public String columns(String alias) {
        return mapped.stream().flatMap(one -> one.read(alias)).collect(Collectors.joining(", "));
    }

    /**
     * The columns to select in a native query that Hibernate reads into the entity. Never {@code *}: that breaks as soon as the table
     * has a column that the entity does not know, which is so while a rollout goes on.
     */
    public static String names(Class<?> entity) {
        return of(entity).mapped.stream().flatMap(one -> one.columns().stream()).collect(Collectors.joining(", "));
    }

    /** The entity in a row that begins with {@link #columns}. */
    public T read(Row row) {
        try {
            T entity = constructor.newInstance();
            int place = 0;
            for (Mapped one : mapped) {
                one.field().set(entity, value(one, row, place));
                place += one.columns().size();
            }
            return entity;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a row cannot be read", e);
        }
    }

    private static @Nullable Object value(Mapped one, Row row, int place) throws ReflectiveOperationException {
        if (one.id() == null) {
            return value(one.field().getType(), row.getValue(place));
        }
        Object[] parts = new Object[one.columns().size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = row.getValue(place + i);
        }
        return one.id().newInstance(parts);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the type is known to be an enum, but not which
    private static @Nullable Object value(Class<?> type, @Nullable Object value) {
        return switch (value) {
            case OffsetDateTime time -> time.toInstant();
            case String name when type.isEnum() -> Enum.valueOf((Class) type, name);
            case null, default -> value;
        };
    }

    private static Mapped column(Field field) {
        Class<?> type = field.getType();
        if (type == Object.class || (type.getPackageName().startsWith("java.time") && type != Instant.class)) {
            throw new IllegalArgumentException(field + " cannot be read yet");
        }
        Column named = field.getAnnotation(Column.class);
        String name = named == null || named.name().isEmpty() ? field.getName() : named.name();
        JdbcTypeCode code = field.getAnnotation(JdbcTypeCode.class);
        boolean json = code != null && code.value() == SqlTypes.JSON;
        return new Mapped(field, List.of(name), json, null);
    }

    private static Mapped id(Field field) throws NoSuchMethodException {
        RecordComponent[] parts = field.getType().getRecordComponents();
        List<String> columns = new ArrayList<>();
        Class<?>[] types = new Class<?>[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Column named = parts[i].getAnnotation(Column.class);
            if (named == null) {
                named = parts[i].getAccessor().getAnnotation(Column.class);
            }
            columns.add(named == null || named.name().isEmpty() ? parts[i].getName() : named.name());
            types[i] = parts[i].getType();
        }
        Constructor<?> constructor = field.getType().getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return new Mapped(field, columns, false, constructor);
    }
}
