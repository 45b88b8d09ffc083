package io.qisheng.activities;

import static io.qisheng.testing.Api.as;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.platform.Ids;
import io.qisheng.platform.time.BusinessZone;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people do with activities, for tests. */
public final class ActivitySteps {

    public static final String ACTIVITIES = "/api/v1/activities";
    public static final double LATITUDE = 30.25;
    public static final double LONGITUDE = 120.15;

    private ActivitySteps() {}

    /** A theme party day of branch 1 that starts so long from now. */
    public static Map<String, Object> plan(Duration fromNow, Object... changed) {
        Instant start = Instant.now().plus(fromNow);
        Map<String, Object> plan = new HashMap<>();
        plan.put("kind", "THEME_PARTY_DAY");
        plan.put("title", "走进车间学安全");
        plan.put("organiserId", DemoIds.of("branch-1").toString());
        plan.put("startsAt", time(start));
        plan.put("endsAt", time(start.plus(Duration.ofHours(3))));
        plan.put("venue", venue());
        for (int i = 0; i < changed.length; i += 2) {
            plan.put((String) changed[i], changed[i + 1]);
        }
        return plan;
    }

    public static Map<String, Object> venue() {
        return Map.of("name", "示例产业园党群服务中心", "latitude", LATITUDE, "longitude", LONGITUDE, "crs", "GCJ02");
    }

    /** As RFC 3339 wants it: with seconds, also where they are none, which {@link OffsetDateTime#toString} leaves away. */
    public static String time(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.ofInstant(moment, BusinessZone.ID));
    }

    public static String planned(Map<String, Object> plan) {
        return planned("secretary", plan);
    }

    public static String planned(String person, Map<String, Object> plan) {
        Response answer = as(person).body(plan).post(ACTIVITIES);
        answer.then().statusCode(201);
        return answer.path("id");
    }

    public static Response act(String person, String id, String action) {
        Map<String, Object> body =
                action.equals("cancel") ? Map.of("action", action, "reason", "当天停电。") : Map.of("action", action);
        return as(person).body(body).post(ACTIVITIES + "/" + id + "/actions");
    }

    /** An activity of branch 1 that is open and starts in a minute. */
    public static String open(Object... changed) {
        return opened("secretary", planned(plan(Duration.ofMinutes(1), changed)));
    }

    /** The same of a branch that has no secretary of its own, organised by who stands above it. */
    public static String openAt(String branch, Object... changed) {
        Map<String, Object> plan = plan(Duration.ofMinutes(1), changed);
        plan.put("organiserId", DemoIds.of(branch).toString());
        return opened("admin", planned("admin", plan));
    }

    public static String opened(String person, String id) {
        act(person, id, "publish").then().statusCode(200);
        act(person, id, "open").then().statusCode(200);
        return id;
    }

    public static String code(String id) {
        return code("secretary", id);
    }

    public static String code(String person, String id) {
        return as(person).get(ACTIVITIES + "/" + id + "/code").path("code");
    }

    /** The scene of the mini-program code at the venue. */
    public static String scene(String id) {
        return scene("secretary", id);
    }

    public static String scene(String person, String id) {
        return as(person).get(ACTIVITIES + "/" + id + "/code").path("scene");
    }

    /** A scan of the code at the venue, just now. */
    public static Map<String, Object> scan(@Nullable String code, @Nullable Object... changed) {
        Map<String, Object> scan = new HashMap<>();
        if (code != null) {
            scan.put("code", code);
        }
        scan.put("scannedAt", time(Instant.now()));
        scan.put("nonce", Ids.next().toString());
        scan.put("place", Map.of("latitude", LATITUDE, "longitude", LONGITUDE, "accuracy", 20, "crs", "GCJ02"));
        for (int i = 0; i < changed.length; i += 2) {
            String name = (String) Objects.requireNonNull(changed[i]);
            Object value = changed[i + 1];
            if (value == null) {
                scan.remove(name);
            } else {
                scan.put(name, value);
            }
        }
        return scan;
    }

    public static Response checkIn(String person, String id, Map<String, Object> scan) {
        return as(person).body(scan).post(ACTIVITIES + "/" + id + "/check-ins");
    }

    public static Response batch(String person, List<Map<String, Object>> items) {
        return as(person).body(Map.of("items", items)).post("/api/v1/check-ins/batch");
    }
}
