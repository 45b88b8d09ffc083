package io.qisheng.petitions.publishing.domain;

import java.util.List;
import java.util.regex.Pattern;

/** What numbers, addresses and forms of address look like, in folded text. */
final class Patterns {

    /** Between the digits of one number. */
    private static final String GAP = "[\\s\\-.·_/(),、]{0,4}";

    /** Between the characters of one name, none of which is such. It gives nothing back: what follows it is no gap. */
    private static final String NAME_GAP = "[\\s\\-.·_]*+";

    private static final Pattern GAPS_OF_NAMES = Pattern.compile("[\\s\\-.·_]+");

    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟"
            + "姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪";
    private static final String SURNAME = "(?:欧阳|上官|司马|诸葛|皇甫|慕容|[" + SURNAMES + "])";
    private static final String OFFICE =
            "(?:总经理|董事长|经理|主任|厂长|科长|局长|处长|所长|书记|主管|会计|工程师|老师|总(?![是体共部局计结量额之数会站线务理面的台公院值成则]))";

    /** Mobile numbers and numbers of identity cards: no text that names nobody has one. */
    static final Pattern MOBILE =
            Pattern.compile("(?<![0-9])(?:(?:\\+|00)?86" + GAP + ")?1" + GAP + "[3-9](?:" + GAP + "[0-9]){9}(?![0-9])");

    static final Pattern IDENTITY_CARD = Pattern.compile("(?<![0-9])[1-9](?:" + GAP + "[0-9]){5}" + GAP
            + "(?:1" + GAP + "9|2" + GAP + "0)(?:" + GAP + "[0-9]){2}" + GAP
            + "(?:0" + GAP + "[1-9]|1" + GAP + "[0-2])" + GAP
            + "(?:0" + GAP + "[1-9]|[12]" + GAP + "[0-9]|3" + GAP + "[01])(?:" + GAP + "[0-9]){3}" + GAP
            + "[0-9Xx](?![0-9A-Za-z])");

    /** As they were before 1999, without the century and the last sign. */
    static final Pattern OLD_IDENTITY_CARD = Pattern.compile(
            "(?<![0-9])[1-9][0-9]{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}(?![0-9A-Za-z])");

    /** Fixed lines with the area's code, service lines, and what is called a number without one. */
    static final List<Pattern> LINES = List.of(
            Pattern.compile("(?<![0-9])(?:(?:\\+|00)86" + GAP + ")?\\(?0" + GAP + "[1-9](?:" + GAP + "[0-9]){1,2}" + GAP
                    + "\\)?" + GAP + "[2-9](?:" + GAP + "[0-9]){6,7}(?:\\s*(?:-|转|分机|转分机)\\s*[0-9]{1,6})?(?![0-9])"),
            Pattern.compile("(?<![0-9])(?:\\+|00)86" + GAP + "[1-9](?:" + GAP + "[0-9]){8,10}(?![0-9])"),
            Pattern.compile("(?<![0-9])[48]00(?:" + GAP + "[0-9]){7}(?![0-9])"),
            Pattern.compile("(?<=(?:电话|座机|拨打|致电|热线|传真|号码|联系|[Tt][Ee][Ll])[:\\s为是]{0,4})[2-9]" + "(?:" + GAP
                    + "[0-9]){6,7}(?![0-9])"));

    /** From where its signs begin, so that many of them in vain are read once. */
    static final Pattern EMAIL = Pattern.compile(
            "(?:\\G|(?<![A-Za-z0-9._%+-]))[A-Za-z0-9._%+-]++\\s?@\\s?[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)+");

    static final Pattern WEB = Pattern.compile("(?:https?://|www\\.)[A-Za-z0-9._~:/?#@!$&'*+=%-]+");
    static final Pattern ACCOUNT = Pattern.compile(
            "(?:微信号?|[Vv][Xx]|[Ww][Xx]|[Ww]e[Cc]hat|QQ号?|qq号?)[:\\s是为]{0,3}[A-Za-z0-9][A-Za-z0-9_-]{4,}");
    static final List<Pattern> REGISTRATIONS = List.of(
            Pattern.compile(
                    "(?<![0-9A-Za-z])[0-9A-HJ-NP-RTUW-Y]{2}[0-9]{6}[0-9A-HJ-NP-RTUW-Y]{10}(?![0-9A-Za-z])",
                    Pattern.CASE_INSENSITIVE),
            Pattern.compile("(?<![0-9])[0-9](?:[\\s-]?[0-9]){14,18}(?![0-9])"));
    static final Pattern PLATE = Pattern.compile(
            "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\\s?[A-HJ-NP-Z][·•.\\s-]{0,2}[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]");
    static final List<Pattern> HOUSE_NUMBERS = List.of(
            Pattern.compile("(?<=[路街巷道弄村组园区里坊座苑])\\s*[0-9]+(?:[-之][0-9]+)?\\s*号(?:院|楼)?"
                    + "(?:\\s*[0-9]+\\s*(?:号楼|幢|栋|单元|室|楼|层))*"),
            Pattern.compile("(?<![0-9])[0-9]{1,4}\\s*(?:单元|(?:幢|栋)(?![厂楼建房]))(?:\\s*[0-9]{1,4}\\s*(?:单元|室))*"),
            Pattern.compile("(?<![0-9])[0-9]{3,4}\\s*室(?![内外温])"));

    /** 姓 + 先生: the name in front, how somebody is addressed behind it. */
    static final List<Pattern> ADDRESSED = List.of(
            Pattern.compile(SURNAME + "\\p{IsHan}{0,2}?(先生|女士|小姐|师傅|老板)"),
            Pattern.compile(SURNAME + "(" + OFFICE + ")"));

    static final Pattern LABELLED_PERSON =
            Pattern.compile("(?<=(?:联系人|姓名|负责人|经办人|法人|法定代表人)[:\\s是为]{1,3})" + SURNAME + "\\p{IsHan}{1,2}");

    /** Any firm; words that stand before a name are not taken for a part of it. */
    static final Pattern FIRM =
            Pattern.compile("[\\p{IsHan}A-Za-z0-9()&&[^的是和与向由在对我你他让请被将把给为从到了等，。；、]]{2,16}(?:有限责任公司|股份有限公司|有限公司|集团)");

    private Patterns() {}

    /** What of a name its letters are, however they are set apart. */
    static String bare(String name) {
        return GAPS_OF_NAMES.matcher(Folded.of(name)).replaceAll("");
    }

    /** These characters one after the other, with or without something between them that is no letter. */
    static Pattern literally(String words) {
        return Pattern.compile(joined(bare(words), NAME_GAP), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** These digits one after the other, however they are grouped, also behind the codes of country and area. */
    static Pattern number(String digits) {
        return Pattern.compile("(?<![0-9])(?:(?:\\+|00)?86" + GAP + ")?(?:0[0-9]{2,3}" + GAP + ")?"
                + joined(digits, GAP) + "(?![0-9])");
    }

    private static String joined(String characters, String gap) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < characters.length(); i++) {
            pattern.append(i == 0 ? "" : gap).append(Pattern.quote(characters.substring(i, i + 1)));
        }
        return pattern.toString();
    }
}
