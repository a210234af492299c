package dev.blogboard.source;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Character sets by the names that documents give them, which are not always those of the registry. */
final class CharsetNames {
    /** What a name stands for on the web (WHATWG Encoding, section 4.2), and other systems' names for what Java has. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("l1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("x-ansi", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("latin5", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("windows-874", "x-windows-874"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb-2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("euc-cn", "GB18030"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("shiftjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("ms932", "windows-31j"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks-c-5601-1987", "x-windows-949"),
            Map.entry("ksc5601", "x-windows-949"),
            Map.entry("korean", "x-windows-949"),
            Map.entry("uhc", "x-windows-949"),
            Map.entry("cp949", "x-windows-949"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("x-x-big5", "Big5-HKSCS"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("csmacintosh", "x-MacRoman"),
            Map.entry("mac-roman", "x-MacRoman"),
            Map.entry("macroman", "x-MacRoman"),
            Map.entry("mac-cyrillic", "x-MacCyrillic"),
            Map.entry("mac-greek", "x-MacGreek"),
            Map.entry("mac-turkish", "x-MacTurkish"),
            Map.entry("mac-iceland", "x-MacIceland"),
            Map.entry("mac-latin2", "x-MacCentralEurope"),
            Map.entry("maclatin2", "x-MacCentralEurope"),
            Map.entry("mac-centeuro", "x-MacCentralEurope"),
            Map.entry("latin", "windows-1252"),
            Map.entry("latin7", "ISO-8859-13"),
            Map.entry("l7", "ISO-8859-13"),
            Map.entry("elot-928", "ISO-8859-7"),
            Map.entry("thai", "x-windows-874"),
            Map.entry("chinese", "GB18030"),
            Map.entry("iso-ir-58", "GB18030"),
            Map.entry("ks-x-1001", "x-windows-949"),
            Map.entry("ksx1001", "x-windows-949"),
            Map.entry("ujis", "EUC-JP"),
            Map.entry("u-jis", "EUC-JP"),
            Map.entry("euc-jisx0213", "EUC-JP"),
            Map.entry("euc-jis-2004", "EUC-JP"),
            Map.entry("ms-kanji", "windows-31j"),
            Map.entry("mskanji", "windows-31j"),
            Map.entry("shift-jis-2004", "x-SJIS_0213"),
            Map.entry("shift-jisx0213", "x-SJIS_0213"),
            Map.entry("iso-2022-jp-1", "ISO-2022-JP-2"),
            Map.entry("iso-2022-jp-3", "ISO-2022-JP-2"),
            Map.entry("iso-2022-jp-ext", "ISO-2022-JP-2"),
            Map.entry("ebcdic-cp-be", "IBM500"),
            Map.entry("cspc775baltic", "IBM775"),
            // Of the next, Java has only the one that they were made from.
            Map.entry("cp1125", "IBM866"),
            Map.entry("ruscii", "IBM866"),
            Map.entry("ptcp154", "windows-1251"),
            Map.entry("kz-1048", "windows-1251"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("unicode", "UTF-16"));

    private static final Pattern YEAR = Pattern.compile("(?<=^iso-8859-\\d{1,2})[-:](?:19|20)\\d{2}$");
    private static final Pattern CODE_PAGE = Pattern.compile("^(?:x-)?(?:cs)?(?:cp|win|windows|ibm)?-?(?=\\d)");

    private CharsetNames() {}

    static Optional<Charset> find(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        lower = YEAR.matcher(lower).replaceFirst("");
        String meant = MEANT.get(lower);
        if (meant != null) {
            return known(meant);
        }
        String compact = CODE_PAGE.matcher(lower).replaceFirst("");
        List<String> spellings = compact.equals(lower)
                ? List.of(name.strip(), lower, "x-" + lower, lower.replace("-", ""), "x-" + lower.replace("-", ""))
                : List.of(
                        "windows-" + compact,
                        "IBM" + compact,
                        "x-IBM" + compact,
                        "cp" + compact,
                        "x-windows-" + compact);
        return spellings.stream()
                .map(CharsetNames::known)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Charset> known(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }
}
