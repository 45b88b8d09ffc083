package io.qisheng.petitions.reports;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a workbook piece by piece: a sheet for each table, then one for the petitions. Each call gives the bytes that it added. Calls block and
 * follow one another.
 */
final class WorkbookWriter {

    private static final int TITLES = 3;
    private static final double WIDE = 24;
    private static final String PERCENT = "0.0%";
    private static final String HEAD = "E8EEF4";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Workbook workbook = new Workbook(written, "Qisheng", "1.0");
    private Worksheet sheet;
    private int row;

    WorkbookWriter(Report report) {
        this.sheet = workbook.newWorksheet(report.tables().getFirst().title());
    }

    /** All tables. */
    Buffer tables(Report report) {
        return added(() -> {
            for (int i = 0; i < report.tables().size(); i++) {
                Table table = report.tables().get(i);
                if (i > 0) {
                    sheet.finish();
                    sheet = workbook.newWorksheet(table.title());
                }
                table(report, table);
            }
        });
    }

    /** Begins the sheet of the petitions. */
    Buffer list(String title, String about, List<String> heads) {
        return added(() -> {
            sheet.finish();
            sheet = workbook.newWorksheet(title);
            sheet.value(0, 0, about);
            heads(1, heads);
            sheet.freezePane(0, 2);
            row = 2;
        });
    }

    Buffer rows(List<List<String>> rows) {
        return added(() -> {
            for (List<String> cells : rows) {
                for (int i = 0; i < cells.size(); i++) {
                    sheet.inlineString(row, i, CellText.of(cells.get(i)));
                }
                row++;
            }
            sheet.flush();
        });
    }

    /** A last row that says something of those before it. */
    Buffer note(String words) {
        return added(() -> sheet.value(row++, 0, words));
    }

    Buffer end() {
        return added(() -> {
            sheet.finish();
            workbook.finish();
        });
    }

    private void table(Report report, Table table) {
        sheet.value(0, 0, report.title() + "·" + table.title() + "（" + report.days() + "）");
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.value(1, 0, table.about() + "。" + report.source() + "。");
        heads(TITLES, columns(table));
        for (int r = 0; r < table.rows().size(); r++) {
            int column = 0;
            for (Cell cell : table.rows().get(r)) {
                column += put(TITLES + 1 + r, column, cell);
            }
        }
        sheet.freezePane(1, TITLES + 1);
    }

    /** A share has its parts beside it, so that sums can be made. */
    private static List<String> columns(Table table) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < table.heads().size(); i++) {
            String head = table.heads().get(i);
            columns.add(head);
            if (table.rows().getFirst().get(i) instanceof Cell.Share) {
                columns.add(head + "：达到");
                columns.add(head + "：计入");
            }
        }
        return columns;
    }

    private void heads(int at, List<String> heads) {
        for (int i = 0; i < heads.size(); i++) {
            sheet.value(at, i, heads.get(i));
            sheet.style(at, i).bold().fillColor(HEAD).wrapText(true).set();
            sheet.width(i, i == 0 ? WIDE : Math.max(10, 2.2 * heads.get(i).length()));
        }
    }

    /** How many columns it took. */
    private int put(int at, int column, Cell cell) {
        return switch (cell) {
            case Cell.Text text -> {
                sheet.value(at, column, CellText.of(text.text()));
                yield 1;
            }
            case Cell.Count count -> {
                sheet.value(at, column, count.number());
                yield 1;
            }
            case Cell.Share share -> {
                if (share.of().denominator() > 0) {
                    sheet.value(
                            at,
                            column,
                            (double) share.of().numerator() / share.of().denominator());
                    sheet.style(at, column).format(PERCENT).set();
                }
                sheet.value(at, column + 1, share.of().numerator());
                sheet.value(at, column + 2, share.of().denominator());
                yield 3;
            }
        };
    }

    private interface Writing {
        void write() throws IOException;
    }

    private Buffer added(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Buffer bytes = Buffer.buffer(written.toByteArray());
        written.reset();
        return bytes;
    }
}
