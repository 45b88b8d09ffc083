package io.qisheng.evidence;

import io.qisheng.evidence.image.Pictures;
import io.qisheng.testing.Api;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What a phone does with photos, for tests. */
public final class EvidenceSteps {

    private EvidenceSteps() {}

    public static byte[] photo() {
        return Pictures.withExif(Pictures.jpeg(Pictures.quarters(1600, 1200)), 6);
    }

    static Map<String, Object> wish(String purpose, byte[] photo) {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("purpose", purpose);
        wish.put("contentType", "image/jpeg");
        wish.put("size", photo.length);
        wish.put("sha256", sha256(photo));
        return wish;
    }

    static Response ticket(String person, Map<String, Object> wish) {
        return Api.as(person).body(wish).post("/api/v1/evidence");
    }

    /** Posts straight to the storage, as the ticket says; {@code changed} replaces fields of it. */
    static Response upload(Response ticket, byte[] photo, Map<String, String> changed) {
        Map<String, String> fields = new LinkedHashMap<>(ticket.<Map<String, String>>path("upload.fields"));
        fields.putAll(changed);
        RequestSpecification form = RestAssured.given().contentType(ContentType.MULTIPART);
        fields.forEach(form::multiPart);
        return form.multiPart("file", "photo.jpg", photo, "image/jpeg").post(ticket.<String>path("upload.url"));
    }

    static Response upload(Response ticket, byte[] photo) {
        return upload(ticket, photo, Map.of());
    }

    static Response confirm(String person, String id) {
        return Api.as(person).post("/api/v1/evidence/" + id + "/confirm");
    }

    /** The id of a photo that was judged good. */
    public static UUID verified(String person, String purpose, byte[] photo) {
        Response ticket = ticket(person, wish(purpose, photo));
        upload(ticket, photo).then().statusCode(204);
        String id = ticket.path("id");
        confirm(person, id).then().statusCode(200);
        return UUID.fromString(id);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
