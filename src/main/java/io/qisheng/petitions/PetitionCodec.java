package io.qisheng.petitions;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionAction;
import io.qisheng.petitions.domain.PetitionEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Petitions and what happened to them as JSON, for the database. It has a mapper of its own: how answers are written may
 * change, what is stored stays readable.
 */
final class PetitionCodec {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .build();

    private static final ObjectReader PETITION = JSON.readerFor(Petition.class);

    private PetitionCodec() {}

    /** Everything but title and text, which stand in columns where search finds them. */
    static String encode(Petition petition) {
        ObjectNode tree = JSON.valueToTree(petition);
        ((ObjectNode) tree.required("filing").required("content")).remove(List.of("title", "text"));
        return tree.toString();
    }

    static Petition decode(String state, @Nullable String title, @Nullable String text) {
        try {
            Petition stored = PETITION.readValue(state);
            return stored.worded(title, text);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a stored petition cannot be read", corrupt);
        }
    }

    static String encode(PetitionEvent event) {
        return JSON.valueToTree(event).toString();
    }

    static PetitionEvent decode(PetitionAction action, String data) {
        try {
            return JSON.readValue(data, action.eventType());
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a stored timeline row cannot be read", corrupt);
        }
    }

    /** An event as a tree that may be changed before it is shown. */
    static ObjectNode tree(PetitionEvent event) {
        return JSON.valueToTree(event);
    }
}
