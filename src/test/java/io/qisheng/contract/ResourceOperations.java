package io.qisheng.contract;

import io.qisheng.platform.contract.Answers;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/** The operations as the resource classes do them. */
final class ResourceOperations {

    private ResourceOperations() {}

    static List<ApiOperation> of(Collection<? extends Class<?>> resources) {
        return resources.stream()
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods())
                        .flatMap(method -> verbs(method).map(verb -> operation(resource, method, verb))))
                .toList();
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value);
    }

    private static ApiOperation operation(Class<?> resource, Method method, String verb) {
        return new ApiOperation(
                method.getName(),
                verb,
                path(resource) + path(method),
                statuses(method),
                access(method),
                query(method),
                Arrays.stream(method.getParameters()).anyMatch(ResourceOperations::isBody));
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        String value = path == null ? "" : path.value().replaceAll("^/|/$", "");
        return value.isEmpty() ? "" : "/" + value;
    }

    private static NavigableSet<Integer> statuses(Method method) {
        NavigableSet<Integer> statuses = new TreeSet<>();
        Answers answers = method.getAnnotation(Answers.class);
        if (answers != null) {
            Arrays.stream(answers.value()).forEach(statuses::add);
        }
        return statuses;
    }

    /** All that is said about access, so that saying nothing or two things agrees with nothing in the contract. */
    private static String access(Method method) {
        List<String> said = new ArrayList<>();
        if (method.isAnnotationPresent(PermitAll.class)) {
            said.add(ApiOperation.ANYONE);
        }
        if (method.isAnnotationPresent(Authenticated.class)) {
            said.add(ApiOperation.SIGNED_IN);
        }
        RolesAllowed roles = method.getAnnotation(RolesAllowed.class);
        if (roles != null) {
            said.add(new TreeSet<>(List.of(roles.value())).toString());
        }
        return String.join(" and ", said);
    }

    private static NavigableSet<String> query(Method method) {
        NavigableSet<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            addQuery(names, parameter, parameter.getName());
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    addQuery(names, field, field.getName());
                }
            }
        }
        return names;
    }

    private static void addQuery(NavigableSet<String> names, AnnotatedElement element, String name) {
        QueryParam jakarta = element.getAnnotation(QueryParam.class);
        RestQuery quarkus = element.getAnnotation(RestQuery.class);
        if (jakarta != null) {
            names.add(jakarta.value());
        } else if (quarkus != null) {
            names.add(quarkus.value().isEmpty() ? name : quarkus.value());
        }
    }

    /** Whatever is injected is annotated; the one parameter that is not is the body. */
    private static boolean isBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .map(Annotation::annotationType)
                .map(Class::getPackageName)
                .noneMatch(name -> name.startsWith("jakarta.ws.rs") || name.startsWith("org.jboss.resteasy"));
    }
}
