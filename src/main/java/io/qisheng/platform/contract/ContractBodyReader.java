package io.qisheng.platform.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.platform.http.RequestFacts;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads every JSON body: strictly as JSON (duplicate members, depth and trailing text are faults), then against the contract's
 * schema of the operation, so that all faults are told at once, and only then into the resource's type.
 */
@Provider
@Consumes(MediaType.WILDCARD)
public class ContractBodyReader implements ServerMessageBodyReader<Object> {

    private static final int MAX_DEPTH = 20;

    private final Contract contract;
    private final RequestFacts request;
    private final ObjectMapper binder;
    private final ObjectMapper strict = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    ContractBodyReader(Contract contract, RequestFacts request, ObjectMapper binder) {
        this.contract = contract;
        this.request = request;
        this.binder = binder;
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo lazyMethod, MediaType mediaType) {
        return true;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public @Nullable Object readFrom(
            Class<Object> type, Type genericType, MediaType mediaType, ServerRequestContext context)
            throws IOException {
        Contract.Operation operation =
                operation(context.getResteasyReactiveResourceInfo().getName());
        byte[] bytes = readAll(context.getInputStream(), operation.maxBytes());
        request.bodyHash(sha256(bytes));
        if (bytes.length == 0 && !operation.needsBody()) {
            return null;
        }
        requireJson(mediaType);
        JsonNode tree = parse(text(bytes));
        List<Violation> violations = Contract.violations(Objects.requireNonNull(operation.body()), tree);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return binder.convertValue(tree, type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        throw new IllegalStateException("bodies are read through the server's own reader");
    }

    private Contract.Operation operation(String operationId) {
        Contract.Operation operation = contract.operation(operationId);
        if (operation == null || operation.body() == null) {
            throw new IllegalStateException("the contract has no body for " + operationId);
        }
        return operation;
    }

    private static byte[] readAll(InputStream body, int most) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw ProblemException.of(PlatformProblem.PAYLOAD_TOO_LARGE);
        }
        return bytes;
    }

    /** What says nothing of its kind may be anything. What it says of its encoding has no meaning for JSON: RFC 8259, section 11. */
    private void requireJson(MediaType type) {
        String kind = type.getSubtype();
        boolean isJson = request.header("Content-Type") != null && (kind.equals("json") || kind.endsWith("+json"));
        if (!isJson) {
            throw ProblemException.of(PlatformProblem.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    /** JSON is UTF-8; the parser would guess at other encodings, and take what is longer than it need be. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw ProblemException.of(PlatformProblem.MALFORMED_JSON);
        }
    }

    private JsonNode parse(String text) {
        try {
            JsonNode tree = strict.readTree(text);
            if (tree.isMissingNode()) {
                throw ProblemException.of(PlatformProblem.MALFORMED_JSON);
            }
            return tree;
        } catch (JsonParseException malformed) {
            throw isDuplicate(malformed)
                    ? ProblemException.invalid(List.of(duplicate(malformed)))
                    : ProblemException.of(PlatformProblem.MALFORMED_JSON);
        } catch (JsonProcessingException malformed) {
            throw ProblemException.of(PlatformProblem.MALFORMED_JSON);
        }
    }

    /** The parser has one kind of exception for every fault, and tells them apart in words only. */
    private static boolean isDuplicate(JsonParseException fault) {
        return fault.getOriginalMessage().startsWith("Duplicate field") && fault.getProcessor() != null;
    }

    private static Violation duplicate(JsonParseException fault) {
        String pointer =
                fault.getProcessor().getParsingContext().pathAsPointer().toString();
        return new Violation(pointer, "duplicate-field", "这一项出现了两次，请只留一次。");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
