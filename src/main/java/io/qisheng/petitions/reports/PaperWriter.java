package io.qisheng.petitions.reports;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Writes a paper as a PDF, with the characters that it uses of the typeface in it. It blocks, the first time longer: then the
 * typeface is read.
 */
@ApplicationScoped
class PaperWriter {

    private static final String TYPEFACE = "fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";
    private static final float MARGIN = 42;
    private static final float FIRST_COLUMN = 2.2f;
    private static final float LEADING = 1.7f;
    private static final Color HEAD = new Color(0xe8, 0xee, 0xf4);
    private static final Color LINE = new Color(0xb8, 0xc4, 0xce);
    private static final Color QUIET = new Color(0x55, 0x5f, 0x6b);

    private final Font large;
    private final Font middle;
    private final Font text;
    private final Font small;

    PaperWriter() {
        try {
            BaseFont typeface = BaseFont.createFont(TYPEFACE, BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
            large = new Font(typeface, 18);
            middle = new Font(typeface, 13);
            text = new Font(typeface, 10);
            small = new Font(typeface, 8.5f, Font.NORMAL, QUIET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] write(Paper paper) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
            PdfWriter writer = PdfWriter.getInstance(document, bytes);
            document.addTitle(paper.fileName());
            document.open();
            writer.getExtraCatalog().put(PdfName.LANG, new PdfString("zh-CN"));
            document.add(paragraph(paper.title(), large, Element.ALIGN_CENTER, 4));
            document.add(paragraph(paper.subtitle(), middle, Element.ALIGN_CENTER, 4));
            document.add(paragraph(paper.source(), small, Element.ALIGN_CENTER, 14));
            paper.parts().forEach(part -> add(document, part));
        }
        return bytes.toByteArray();
    }

    private void add(Document document, Paper.Part part) {
        document.add(paragraph(part.heading(), middle, Element.ALIGN_LEFT, 2));
        String about = part.about();
        if (about != null) {
            document.add(paragraph(about, small, Element.ALIGN_LEFT, 6));
        }
        for (String words : part.paragraphs()) {
            Paragraph paragraph = paragraph(words, text, Element.ALIGN_LEFT, 6);
            paragraph.setFirstLineIndent(2 * text.getSize());
            paragraph.setLeading(LEADING * text.getSize());
            document.add(paragraph);
        }
        Table table = part.table();
        if (table != null) {
            document.add(table(table));
        }
    }

    private static Paragraph paragraph(String words, Font font, int alignment, float after) {
        Paragraph paragraph = new Paragraph(words, font);
        paragraph.setAlignment(alignment);
        paragraph.setSpacingAfter(after);
        return paragraph;
    }

    private PdfPTable table(Table table) {
        float[] widths = new float[table.heads().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = i == 0 ? FIRST_COLUMN : 1;
        }
        PdfPTable written = new PdfPTable(widths);
        written.setWidthPercentage(100);
        written.setHeaderRows(1);
        written.setSpacingAfter(18);
        for (int i = 0; i < widths.length; i++) {
            PdfPCell head = cell(new Phrase(table.heads().get(i), text), i == 0);
            head.setBackgroundColor(HEAD);
            written.addCell(head);
        }
        table.rows()
                .forEach(row -> row.forEach(cell -> written.addCell(cell(phrase(cell), cell instanceof Cell.Text))));
        return written;
    }

    private Phrase phrase(Cell cell) {
        return switch (cell) {
            case Cell.Text words -> new Phrase(words.text(), text);
            case Cell.Count count -> new Phrase(Long.toString(count.number()), text);
            case Cell.Share share -> {
                Phrase phrase = new Phrase(share.of().percent(), text);
                phrase.add(new Phrase(
                        "  " + share.of().numerator() + "/" + share.of().denominator(), small));
                yield phrase;
            }
        };
    }

    private static PdfPCell cell(Phrase phrase, boolean left) {
        PdfPCell cell = new PdfPCell(phrase);
        cell.setHorizontalAlignment(left ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(LINE);
        cell.setPadding(5);
        cell.setPaddingBottom(7);
        return cell;
    }
}
