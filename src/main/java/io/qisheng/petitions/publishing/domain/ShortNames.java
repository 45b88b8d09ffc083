package io.qisheng.petitions.publishing.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How people call an enterprise: its name without what all enterprises are called, where it is and what it makes. */
final class ShortNames {

    private static final Pattern LEGAL_FORM =
            Pattern.compile("(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团|分公司|公司|合伙企业|经营部|商行|工厂|厂|店|社)$");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^)]*\\)");
    private static final Pattern PLACE = Pattern.compile("^\\p{IsHan}{1,4}?(?:自治区|省|市|区|县|镇|乡|街道)");
    private static final Pattern TRADE =
            Pattern.compile("(?:精密|智能|数控|高新|新|绿色)?(?:科技|技术|电子|电气|机械|机电|实业|贸易|商贸|工贸|制造|食品|服饰|服装|纺织|家具|材料|新材料|"
                    + "包装|印刷|物流|建材|建设|工程|环保|能源|医药|化工|五金|塑料|塑胶|模具|汽配|农业|文化|信息|网络|软件|设备|装备)$");
    private static final int SHORTEST = 2;

    private ShortNames() {}

    /** The longest first, the whole name left out. */
    static List<String> of(String name) {
        String whole = Folded.of(name).strip();
        String plain = IN_BRACKETS.matcher(whole).replaceAll("");
        String named = stripped(plain, LEGAL_FORM);
        Set<String> names = new LinkedHashSet<>(List.of(plain, named));
        String here = stripped(named, PLACE);
        names.add(stripped(plain, PLACE));
        names.add(here);
        names.add(stripped(here, TRADE));
        return names.stream()
                .filter(one -> one.length() >= SHORTEST && !one.equals(whole))
                .toList();
    }

    private static String stripped(String name, Pattern ornament) {
        String rest = name;
        while (true) {
            String shorter = ornament.matcher(rest).replaceFirst("");
            if (shorter.equals(rest) || shorter.length() < SHORTEST) {
                return rest;
            }
            rest = shorter;
        }
    }
}
