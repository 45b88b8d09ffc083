package io.qisheng.petitions.reports;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The statistics as files, opened again by libraries that did not write them. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ReportTest {

    private static final String PATH = "/api/v1/statistics/petitions";
    private static final String SPAN = "?from=2020-01-01&to=2099-12-31";

    @ParameterizedTest
    @ValueSource(strings = {"department", "category", "period", "area"})
    void theWorkbookHoldsTheNumbersOfThePage(String by) throws IOException {
        String query = SPAN + "&by=" + by;
        JsonPath shown = as("desk").get(PATH + query).jsonPath();

        try (Workbook workbook = workbook("desk", query)) {
            Sheet rates = workbook.getSheet("四率");
            Sheet durations = workbook.getSheet("办理时长");
            List<Map<String, Object>> rows = shown.getList("rows");
            for (int i = 0; i < rows.size(); i++) {
                assertLine(rates.getRow(4 + i), durations.getRow(4 + i), shown, "rows[" + i + "]");
                assertThat(rates.getRow(4 + i).getCell(0).getStringCellValue())
                        .isEqualTo(rows.get(i).get("label"));
            }
            assertLine(rates.getRow(4 + rows.size()), durations.getRow(4 + rows.size()), shown, "total");
            assertThat(rates.getRow(5 + rows.size())).isNull();
        }
    }

    private static void assertLine(Row rates, Row durations, JsonPath shown, String at) {
        int column = 1;
        for (String rate : List.of("response", "solved", "satisfaction", "onTime")) {
            long numerator = shown.getLong(at + ".rates." + rate + ".numerator");
            long denominator = shown.getLong(at + ".rates." + rate + ".denominator");
            assertThat(rates.getCell(column + 1).getNumericCellValue()).isEqualTo((double) numerator);
            assertThat(rates.getCell(column + 2).getNumericCellValue()).isEqualTo((double) denominator);
            if (denominator == 0) {
                assertThat(rates.getCell(column)).isNull();
            } else {
                assertThat(rates.getCell(column).getNumericCellValue()).isEqualTo((double) numerator / denominator);
            }
            column += 3;
        }
        List<Integer> counts = shown.getList(at + ".durations.count");
        for (int i = 0; i < counts.size(); i++) {
            assertThat(durations.getCell(1 + i).getNumericCellValue())
                    .isEqualTo(counts.get(i).doubleValue());
        }
        assertThat(durations.getCell(1 + counts.size()).getNumericCellValue())
                .isEqualTo((double) counts.stream().mapToInt(Integer::intValue).sum());
    }

    /** More than a page of them, in the order of the list behind the number; nothing in any sheet is a formula. */
    @Test
    void theWorkbookListsThePetitionsBehindTheNumbers() throws IOException {
        Map<String, Object> filing = filing("title", "=HYPERLINK(\"http://x\",\"货车\")");
        String id = handled(filed(filing));
        List<String> numbers = new ArrayList<>();
        String cursor = "";
        do {
            Response page =
                    as("desk").get(PATH + "/cases" + SPAN + "&rate=response&part=denominator&limit=100" + cursor);
            numbers.addAll(page.path("items.number"));
            cursor = page.path("nextCursor") == null ? "" : "&cursor=" + page.path("nextCursor");
        } while (!cursor.isEmpty());
        assertThat(numbers).hasSizeGreaterThan(100);

        try (Workbook workbook = workbook("desk", SPAN)) {
            Sheet list = workbook.getSheet("明细");
            List<String> listed = new ArrayList<>();
            for (int i = 2; i <= list.getLastRowNum(); i++) {
                listed.add(list.getRow(i).getCell(0).getStringCellValue());
                if (listed.getLast().equals(get("desk", id).path("number"))) {
                    assertThat(list.getRow(i).getCell(1).getStringCellValue())
                            .isEqualTo("'=HYPERLINK(\"http://x\",\"货车\")");
                    assertThat(list.getRow(i).getCell(3).getStringCellValue()).isEqualTo("交通物流");
                }
            }
            assertThat(listed).containsExactlyElementsOf(numbers);
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                    }
                }
            }
        }
    }

    @Test
    void aFileHoldsOnlyWhatItsReaderMayKnow() throws IOException {
        answered(filed());
        try (Workbook assessors = workbook("assessor", SPAN);
                Workbook market = workbook("dept-market", SPAN)) {
            assertThat(assessors.getSheet("明细")).isNull();
            assertThat(assessors.getSheet("四率")).isNotNull();
            for (int i = 2; i <= market.getSheet("明细").getLastRowNum(); i++) {
                assertThat(market.getSheet("明细").getRow(i).getCell(4).getStringCellValue())
                        .isEqualTo("市场监督管理所");
            }
        }
        for (String outsider : List.of(OWNER, "demo-member-1", "secretary", "instructor")) {
            as(outsider).get(PATH + "/report.xlsx").then().statusCode(403);
            as(outsider).get(PATH + "/report.pdf").then().statusCode(403);
        }
    }

    @Test
    void thePaperHoldsTheNumbersOfThePage() throws IOException {
        JsonPath shown = as("supervisor").get(PATH + SPAN).jsonPath();
        Response answer = as("supervisor").get(PATH + "/report.pdf" + SPAN);

        answer.then().statusCode(200).contentType("application/pdf");
        try (PDDocument paper = Loader.loadPDF(answer.asByteArray())) {
            String text = new PDFTextStripper().getText(paper);
            assertThat(text).contains("诉求办理统计", "2020-01-01 至 2099-12-31", "四率", "办理时长", "2–3 天", "20 天以上");
            for (Map<String, Object> row : shown.<Map<String, Object>>getList("rows")) {
                assertThat(text).contains((String) row.get("label"));
            }
            assertThat(text)
                    .contains(shown.getLong("total.rates.response.numerator") + "/"
                            + shown.getLong("total.rates.response.denominator"));
        }
        assertThat(answer.asByteArray()).as("only the characters that it uses").hasSizeLessThan(200_000);
    }

    @Test
    void aFileHasANameAndIsWrittenDown() throws Exception {
        try (Connection owner = Database.owner()) {
            String files = "select count(*) from audit_row where action = 'statistics-export' and actor_name = ?"
                    + " and detail ->> 'kind' = ? and detail ->> 'from' = '2021-01-01'";
            String name = as("auditor").get("/api/v1/me").path("name");
            long workbooks = Database.number(owner, files, name, "xlsx");
            long papers = Database.number(owner, files, name, "pdf");

            Response workbook = as("auditor").get(PATH + "/report.xlsx?from=2021-01-01&to=2021-12-31");
            as("auditor")
                    .get(PATH + "/report.pdf?from=2021-01-01&to=2021-12-31")
                    .then()
                    .statusCode(200);

            assertThat(URLDecoder.decode(workbook.header("Content-Disposition"), StandardCharsets.UTF_8))
                    .isEqualTo("attachment; filename=\"statistics-2021-01-01-2021-12-31.xlsx\";"
                            + " filename*=UTF-8''诉求办理统计-2021-01-01至2021-12-31.xlsx");
            assertThat(Database.number(owner, files, name, "xlsx")).isEqualTo(workbooks + 1);
            assertThat(Database.number(owner, files, name, "pdf")).isEqualTo(papers + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/report.xlsx", "/report.pdf"})
    void daysThatAreReversedAndWordsThatNobodyKnowsAreRefused(String file) {
        as("desk")
                .get(PATH + file + "?from=2026-02-01&to=2026-01-01")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?from"));
        as("desk")
                .get(PATH + file + "?by=weekday&from=x")
                .then()
                .statusCode(400)
                .body("errors.size()", equalTo(2));
    }

    private static Workbook workbook(String person, String query) throws IOException {
        Response answer = as(person).get(PATH + "/report.xlsx" + query);
        answer.then().statusCode(200).contentType(ReportResource.WORKBOOK);
        return new XSSFWorkbook(new ByteArrayInputStream(answer.asByteArray()));
    }
}
