package io.qisheng.e2e;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Photos as a phone would send them, drawn for the test: a road, a gate, a sky. */
final class Photos {

    private Photos() {}

    /** A JPEG of a phone's size. */
    static Path road(Path folder, String name, Color sky) throws IOException {
        BufferedImage image = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, sky, 0, 700, Color.WHITE));
        pen.fillRect(0, 0, 1600, 700);
        pen.setColor(new Color(0x6B705C));
        pen.fillRect(0, 700, 1600, 500);
        pen.setColor(new Color(0x3D405B));
        pen.fillPolygon(new int[] {700, 900, 1400, 200}, new int[] {700, 700, 1200, 1200}, 4);
        pen.setColor(Color.ORANGE);
        for (int i = 0; i < 6; i++) {
            pen.fillRect(250 + i * 190, 980, 110, 90);
        }
        pen.dispose();
        Path file = folder.resolve(name);
        ImageIO.write(image, "jpg", file.toFile());
        return file;
    }

    /** A text that calls itself a photo. */
    static Path lie(Path folder) throws IOException {
        return Files.writeString(folder.resolve("not-a-photo.jpg"), "这不是照片".repeat(200));
    }
}
