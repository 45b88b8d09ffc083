package io.qisheng.petitions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.petitions.CreatePetition.Contact;
import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.platform.crypto.Masks;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Keeps the filer's contact encrypted, with a masked copy to show. */
@ApplicationScoped
class Contacts {

    private final FieldCipher cipher;
    private final ObjectMapper json;

    Contacts(FieldCipher cipher, ObjectMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    void put(PetitionRecord row, @Nullable Contact contact) {
        boolean empty = contact == null || (contact.name() == null && contact.phone() == null);
        row.contactSealed = empty || contact == null ? null : cipher.encrypt(write(contact), context(row));
        row.contactName = contact == null || contact.name() == null ? null : Masks.name(contact.name());
        row.contactPhone = contact == null || contact.phone() == null ? null : Masks.phone(contact.phone());
    }

    /** The contact in clear; for those who change it or may call. */
    @Nullable
    Contact read(PetitionRecord row) {
        return row.contactSealed == null ? null : parse(cipher.decrypt(row.contactSealed, context(row)));
    }

    private static String context(PetitionRecord row) {
        return "petition-contact:" + row.key.id();
    }

    private String write(Contact contact) {
        try {
            return json.writeValueAsString(contact);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Contact parse(String stored) {
        try {
            return json.readValue(stored, Contact.class);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a stored contact cannot be read", corrupt);
        }
    }
}
