package io.qisheng.local.demo;

import java.util.List;

/** Made-up names of people, the same for the same number. */
public final class DemoNames {

    private static final List<String> FAMILY = List.of(
            "陈", "林", "郑", "吴", "周", "徐", "孙", "朱", "高", "何", "郭", "罗", "梁", "宋", "唐", "许", "邓", "冯", "曹", "彭", "欧阳",
            "上官");
    private static final List<String> GIVEN = List.of(
            "望舒", "明溪", "思远", "静怡", "嘉禾", "云帆", "子衿", "若水", "景行", "知夏", "安澜", "书瑶", "承宇", "沐阳", "清和", "怀瑾", "亦凡", "佳宁",
            "立群");

    private DemoNames() {}

    public static String person(int number) {
        return FAMILY.get(number % FAMILY.size()) + GIVEN.get(number % GIVEN.size());
    }
}
