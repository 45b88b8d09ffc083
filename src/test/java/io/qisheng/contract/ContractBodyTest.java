package io.qisheng.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import io.qisheng.platform.contract.Contract;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the written contract says about bodies: each fault is named once, at its place, and all of them together. */
class ContractBodyTest {

    private static final Contract CONTRACT = Contract.load();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONSULT = "{'action':'consult','question':'谁牵头','meetsAt':'%s',"
            + "'departmentIds':['0193b6f0-0000-7000-8000-000000000301']}";
    private static final String PROMISE = "{'action':'promise','text':'尽快办好','dueDate':'%s'}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'action':'take'}",
                "{'action':'accept','category':'TAX','urgency':'NORMAL','complexity':'COMPLEX'}",
                "{'action':'return','reason':'不属于本部门职责'}",
                "{'action':'urge'}",
                "{'action':'consult','departmentIds':['0193b6f0-0000-7000-8000-000000000301'],'question':'谁牵头',"
                        + "'meetsAt':'2026-11-25T09:00:00+08:00'}",
                "{'action':'reject','reasonCode':'OTHER','text':'重复填写'}",
            })
    void takesActionsWithWhatTheyCarry(String body) {
        assertThat(faults("actOnPetition", body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | /action required",
                "[] | ` wrong-type`",
                "{'action':5} | /action wrong-type",
                "{'action':'fly','speed':1} | /action not-in-list",
                "{'action':'take','note':'x'} | /note unknown-field",
                "{'action':'accept'} | /category required, /urgency required, /complexity required",
                "{'action':'accept','category':'NOPE','urgency':3,'complexity':'COMPLEX','x/y':1}"
                        + " | /category not-in-list, /urgency wrong-type, /x~1y unknown-field",
                "{'action':'reject','reasonCode':'DUPLICATE','text':'x'} | /duplicateOf required",
                "{'action':'consult','departmentIds':[],'question':' ','meetsAt':'tomorrow'}"
                        + " | /departmentIds too-few, /question too-short, /meetsAt bad-format",
                "{'action':'request-extension','days':0,'reason':null} | /days too-small, /reason wrong-type",
                "{'action':'conclude','resolution':'好','tasks':[{'departmentId':'x','text':'y'}]}"
                        + " | /tasks/0/departmentId bad-format, /tasks/0/dueDate required",
            })
    void namesEachFaultOfAnAction(String body, String expected) {
        assertThat(faults("actOnPetition", body)).containsExactlyInAnyOrder(expected.split(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | /kind required, /category required, /title required, /text required, /visibility required",
                "{'submit':'no'} | /submit wrong-type",
                "{'kind':'TAX','category':'TAX','visibility':'PUBLIC','title':'一','text':'　　　　　　'}"
                        + " | /kind not-in-list, /title too-short, /text too-short",
                "{'kind':'REQUEST','category':'TAX','visibility':'PUBLIC','title':'一二','text':'一二三四五','contact':{'phone':'abc'},"
                        + "'place':{'latitude':1}}"
                        + " | /contact/name required, /contact/phone bad-format, /place/name required, /place/longitude required, /place/crs required",
            })
    void namesEachFaultOfAPetition(String body, String expected) {
        assertThat(faults("createPetition", body)).containsExactlyInAnyOrder(expected.split(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openCampaign | {'title':'夜间限电','cause':'线路容量不足','category':'SAFETY',"
                        + "'leadDepartmentId':'0193b6f0-0000-7000-8000-000000000301','petitionIds':[%s]} | /petitionIds",
                "actOnCampaign | {'action':'link','petitionIds':[%s]} | /petitionIds",
                "createPetition | {'submit':false,'evidenceIds':[%s]} | /evidenceIds",
            })
    void takesNoIdTwiceHoweverItIsSpelt(String operation, String body, String pointer) {
        String id = "'0193b6f0-0000-7000-8000-00000000abcd'";
        String other = "'0193b6f0-0000-7000-8000-00000000abce'";

        assertThat(faults(operation, body.formatted(id + "," + other))).isEmpty();
        assertThat(faults(operation, body.formatted(id + "," + id.toUpperCase(Locale.ROOT))))
                .containsExactly(pointer + " duplicate-item");
        assertThat(faults(operation, body.formatted(id + "," + id))).containsExactly(pointer + " duplicate-item");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'submit':false}", "{'submit':false,'title':'一','contact':{},'place':{}}"})
    void requiresNothingOfADraft(String body) {
        assertThat(faults("createPetition", body)).isEmpty();
    }

    @Test
    void holdsADraftToUpperBounds() {
        String body = "{'submit':false,'title':'%s','evidenceIds':['x'],'kind':'?'}".formatted("长".repeat(61));

        assertThat(faults("createPetition", body))
                .containsExactlyInAnyOrder("/title too-long", "/evidenceIds/0 bad-format", "/kind not-in-list");
    }

    @Test
    void namesNoMoreFaultsThanAnybodyReads() {
        String members =
                IntStream.range(0, 5_000).mapToObj(i -> "'x" + i + "':1").collect(Collectors.joining(","));

        assertThat(faults("actOnPetition", "{'action':'take'," + members + "}")).hasSize(100);
    }

    @Test
    void countsCharactersAndNotHalvesOfThem() {
        String body = "{'submit':false,'title':'%s'}".formatted("😀".repeat(60));

        assertThat(faults("createPetition", body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'title':'a\\u0000b' | /title",
                "'title':'a\\nb' | /title",
                "'title':'\\ud83d' | /title",
                "'text':'\\u0000' | /text",
                "'text':'\\ude00\\ud83d' | /text",
            })
    void refusesTextThatCannotBeStoredAsItIs(String member, String pointer) {
        assertThat(faults("createPetition", "{'submit':false," + member + "}"))
                .containsExactly(pointer + " bad-format");
    }

    @Test
    void takesTextThatOnlyLooksHostile() {
        String body = "{'submit':false,'title':'=cmd|😀<script>','text':'\\t\\r\\n\\u2028\\u202e\\ufeff'}";

        assertThat(faults("createPetition", body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{} | ` too-few`", "{'phoneCode':'a','inviteCode':'b'} | ` too-many`"})
    void wantsExactlyOneWayOfBinding(String body, String expected) {
        assertThat(faults("bindWechat", body)).containsExactly(expected);
    }

    @Test
    void clearsWithNullInAPatchOnly() {
        String members = "'title':null,'kind':null,'place':null,'contact':{'name':null}";

        assertThat(faults("patchPetition", "{" + members + "}")).isEmpty();
        assertThat(faults("createPetition", "{'submit':false," + members + "}"))
                .containsExactlyInAnyOrder(
                        "/title wrong-type", "/kind wrong-type", "/place wrong-type", "/contact/name wrong-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999", "1E2147483647", "1e-99999999", "99999999999999999999", "1.5", "-0"})
    void refusesNumbersThatAreNoSize(String size) {
        String body = "{'purpose':'PETITION','contentType':'image/png','size':%s,'sha256':'%s'}"
                .formatted(size, "0".repeat(64));

        assertThat(faults("createEvidence", body)).isNotEmpty().allMatch(fault -> fault.startsWith("/size "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20 09:30:00Z",
                "2016-12-31T23:59:60Z",
                "2026-11-20t09:30:00z",
                "2026-02-30T09:30:00Z",
                "2026-11-20T24:00:00Z",
                "2026-11-20T09:30:00+24:00",
                "2026-11-20T09:30:00-00:00",
                "0000-01-01T00:00:00Z",
                "2026-11-20T09:30:00.123456789123Z",
                "2026-11-20",
            })
    void refusesMomentsThatProgramsDisagreeOn(String moment) {
        assertThat(faults("actOnPetition", CONSULT.formatted(moment))).containsExactly("/meetsAt bad-format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20T09:30:00+08:00", "2026-11-20T09:30:00.123456789Z", "2026-11-20T09:30:00-11:30"})
    void takesMomentsThatJavaCanRead(String moment) {
        assertThat(faults("actOnPetition", CONSULT.formatted(moment))).isEmpty();
        assertThatCode(() -> OffsetDateTime.parse(moment)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29", "0000-01-01", "2026-11-20Z", "26-11-20", "2026-11-20T00:00:00Z"})
    void refusesWhatIsNoDay(String day) {
        assertThat(faults("actOnPetition", PROMISE.formatted(day))).containsExactly("/dueDate bad-format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20", "2028-02-29"})
    void takesDays(String day) {
        assertThat(faults("actOnPetition", PROMISE.formatted(day))).isEmpty();
        assertThatCode(() -> LocalDate.parse(day)).doesNotThrowAnyException();
    }

    /** Pointer and code of each violation; apostrophes stand for quotation marks. */
    private static List<String> faults(String operation, String body) {
        Schema schema =
                requireNonNull(requireNonNull(CONTRACT.operation(operation)).body());
        return Contract.violations(schema, tree(body.replace('\'', '"'))).stream()
                .map(violation -> violation.pointer() + " " + violation.code())
                .toList();
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(body, malformed);
        }
    }
}
