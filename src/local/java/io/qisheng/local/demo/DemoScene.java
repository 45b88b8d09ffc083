package io.qisheng.local.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Draws what a township's enterprises would photograph, flat and without a word, so that no real place is shown. */
final class DemoScene {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1200;
    private static final int GROUND = 820;

    /** Drawn on a sheet of that size, kept no larger than it is ever shown. */
    private static final double SCALE = 0.8;

    private final Random random;
    private final Graphics2D graphics;
    private final BufferedImage image =
            new BufferedImage((int) (WIDTH * SCALE), (int) (HEIGHT * SCALE), BufferedImage.TYPE_3BYTE_BGR);

    private DemoScene(int number) {
        random = new Random(number);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.scale(SCALE, SCALE);
    }

    /** The picture of this number; pictures repeat their kind after six, and differ all the same. */
    static BufferedImage draw(int number) {
        DemoScene scene = new DemoScene(number);
        scene.sky();
        switch (number % 6) {
            case 0 -> scene.roadWorks();
            case 1 -> scene.workshops();
            case 2 -> scene.containerYard();
            case 3 -> scene.offices();
            case 4 -> scene.floodedStreet();
            default -> scene.papers();
        }
        scene.graphics.dispose();
        return scene.image;
    }

    private void sky() {
        Color high = new Color(120 + random.nextInt(60), 165 + random.nextInt(40), 205 + random.nextInt(40));
        graphics.setPaint(new GradientPaint(0, 0, high, 0, GROUND, new Color(236, 240, 240)));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        fill(new Color(255, 255, 255, 190));
        for (int i = 0; i < 4; i++) {
            graphics.fillOval(random.nextInt(WIDTH), 60 + random.nextInt(240), 200 + random.nextInt(200), 60);
        }
        fill(new Color(150, 160, 150));
        graphics.fillRect(0, GROUND, WIDTH, HEIGHT - GROUND);
    }

    private void roadWorks() {
        skyline();
        road(new Color(84, 86, 92));
        int pit = 350 + random.nextInt(500);
        fill(new Color(120, 88, 58));
        graphics.fillOval(pit, 930, 480, 150);
        fill(new Color(82, 58, 38));
        graphics.fillOval(pit + 50, 960, 380, 95);
        for (int i = 0; i < 6; i++) {
            cone(pit - 120 + i * 135, 1050 + random.nextInt(30));
        }
        barrier(pit - 40, 850, 560);
    }

    private void workshops() {
        for (int i = 0; i < 3; i++) {
            int left = 60 + i * 510;
            int height = 280 + random.nextInt(120);
            fill(shade(210, 205, 195));
            graphics.fillRect(left, GROUND - height, 460, height);
            fill(shade(70, 110, 150));
            for (int tooth = 0; tooth < 3; tooth++) {
                int x = left + tooth * 153;
                int[] xs = {x, x, x + 153};
                graphics.fillPolygon(
                        new Polygon(xs, new int[] {GROUND - height, GROUND - height - 90, GROUND - height}, 3));
            }
            fill(shade(95, 100, 108));
            graphics.fillRect(left + 150, GROUND - 170, 160, 170);
        }
        fill(new Color(150, 90, 80));
        graphics.fillRect(1180 + random.nextInt(200), 240, 60, GROUND - 240);
        road(new Color(128, 128, 126));
    }

    private void containerYard() {
        road(new Color(150, 150, 148));
        Color[] colours = {
            new Color(186, 62, 52), new Color(46, 96, 150), new Color(70, 134, 90), new Color(210, 150, 60)
        };
        for (int column = 0; column < 6; column++) {
            int stack = 2 + random.nextInt(3);
            for (int row = 0; row < stack; row++) {
                fill(colours[random.nextInt(colours.length)]);
                int top = GROUND + 120 - (row + 1) * 130;
                graphics.fillRect(40 + column * 258, top, 246, 122);
                fill(new Color(0, 0, 0, 40));
                for (int rib = 0; rib < 8; rib++) {
                    graphics.fillRect(54 + column * 258 + rib * 29, top + 10, 8, 102);
                }
            }
        }
    }

    private void offices() {
        for (int i = 0; i < 4; i++) {
            int left = 40 + i * 390;
            int height = 420 + random.nextInt(300);
            fill(shade(165, 180, 190));
            graphics.fillRect(left, GROUND - height, 340, height);
            for (int y = GROUND - height + 30; y < GROUND - 90; y += 70) {
                for (int x = left + 26; x < left + 300; x += 74) {
                    fill(random.nextInt(5) == 0 ? new Color(246, 222, 150) : new Color(72, 104, 132));
                    graphics.fillRect(x, y, 50, 44);
                }
            }
        }
        road(new Color(100, 102, 106));
        trees();
    }

    private void floodedStreet() {
        skyline();
        trees();
        graphics.setPaint(new GradientPaint(0, 850, new Color(140, 152, 150), 0, HEIGHT, new Color(96, 112, 116)));
        graphics.fillRect(0, 850, WIDTH, HEIGHT - 850);
        graphics.setStroke(new BasicStroke(4));
        graphics.setColor(new Color(220, 230, 230, 150));
        for (int i = 0; i < 40; i++) {
            int x = random.nextInt(WIDTH);
            int y = 870 + random.nextInt(310);
            graphics.drawLine(x, y, x + 60 + random.nextInt(90), y);
        }
        cone(300 + random.nextInt(900), 1010);
    }

    private void papers() {
        fill(new Color(142, 106, 78));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        fill(new Color(0, 0, 0, 60));
        graphics.fillRect(272, 92, 1080, 1060);
        fill(new Color(250, 250, 246));
        graphics.fillRect(250, 70, 1080, 1060);
        for (int i = 0; i < 9; i++) {
            int height = 90 + random.nextInt(330);
            fill(i % 2 == 0 ? new Color(178, 60, 52) : new Color(70, 110, 150));
            graphics.fillRect(340 + i * 104, 620 - height, 66, height);
        }
        fill(new Color(200, 200, 196));
        for (int line = 0; line < 8; line++) {
            graphics.fillRect(340, 700 + line * 46, 560 + random.nextInt(330), 16);
        }
        graphics.setStroke(new BasicStroke(12));
        graphics.setColor(new Color(190, 40, 40, 190));
        graphics.drawOval(1010, 860, 200, 200);
    }

    private void skyline() {
        for (int x = 0; x < WIDTH; x += 180) {
            int height = 160 + random.nextInt(330);
            fill(shade(188, 190, 186));
            graphics.fillRect(x, GROUND - height, 170, height);
        }
    }

    private void road(Color colour) {
        fill(colour);
        graphics.fillPolygon(new int[] {0, WIDTH, WIDTH, 0}, new int[] {880, 850, HEIGHT, HEIGHT}, 4);
        fill(new Color(240, 240, 230));
        for (int i = 0; i < 6; i++) {
            graphics.fillRect(i * 290 + 40, 1120, 150, 14);
        }
    }

    private void trees() {
        for (int i = 0; i < 5; i++) {
            int x = 80 + i * 330 + random.nextInt(80);
            fill(new Color(112, 84, 62));
            graphics.fillRect(x, GROUND - 60, 22, 110);
            fill(shade(80, 140, 84));
            graphics.fillOval(x - 80, GROUND - 220, 180, 190);
        }
    }

    private void cone(int x, int y) {
        fill(new Color(226, 104, 44));
        graphics.fillPolygon(new int[] {x, x + 30, x + 60}, new int[] {y, y - 100, y}, 3);
        fill(Color.WHITE);
        graphics.fillPolygon(new int[] {x + 13, x + 22, x + 38, x + 47}, new int[] {y - 43, y - 73, y - 73, y - 43}, 4);
    }

    private void barrier(int x, int y, int width) {
        for (int i = 0; i < width; i += 70) {
            fill(i / 70 % 2 == 0 ? new Color(200, 50, 46) : Color.WHITE);
            graphics.fillRect(x + i, y, 70, 46);
        }
        fill(new Color(90, 90, 92));
        graphics.fillRect(x + 20, y + 46, 14, 70);
        graphics.fillRect(x + width - 50, y + 46, 14, 70);
    }

    private Color shade(int red, int green, int blue) {
        int change = random.nextInt(30) - 15;
        return new Color(red + change, green + change, blue + change);
    }

    private void fill(Color colour) {
        graphics.setPaint(colour);
    }
}
