package dev.blogboard.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What documents call character sets, each line beginning with Java's name for it. */
class CharsetNamesTest {
    private static final String NAMES = """
            UTF-8 = utf8 UTF_8
            windows-1252 = latin1 ISO-8859-1 iso8859-1 us-ascii ansi cp1252 windows_1252
            windows-1250 = cp1250 windows_1250 x-cp1250
            windows-1254 = iso-8859-9 latin5 cp1254
            ISO-8859-2 = iso8859_2 latin2 iso-8859-2:1987
            GB18030 = gb2312 GBK chinese euc-cn
            Big5-HKSCS = big5 big5-hkscs
            windows-31j = Shift_JIS sjis cp932
            EUC-JP = euc_jp ujis euc_jis_2004 euc_jisx0213
            x-windows-949 = euc-kr ks_c_5601-1987 cp949 uhc
            KOI8-R = koi8_r cskoi8r
            x-MacCentralEurope = maclatin2 mac-centeuro maccentraleurope
            x-MacRoman = macintosh macroman csmacintosh
            IBM037 = cp037 ebcdic-cp-us csibm037 ibm-037
            IBM500 = ebcdic_cp_be cp500
            x-IBM875 = cp875 ibm875
            IBM437 = 437 cp437 ibm437 cspc8codepage437
            IBM775 = cspc775baltic cp775
            IBM866 = 866 csibm866 cp1125
            """;

    @TestFactory
    Stream<DynamicTest> names_are_understood() {
        return NAMES.lines().flatMap(line -> {
            String[] parts = line.split(" = ", 2);
            return Stream.of(parts[1].split(" "))
                    .map(name -> DynamicTest.dynamicTest(
                            name,
                            () -> assertEquals(
                                    Optional.of(parts[0]),
                                    CharsetNames.find(name).map(Charset::name))));
        });
    }

    @Test
    void a_name_that_nobody_knows_is_none() {
        assertEquals(Optional.empty(), CharsetNames.find("x-nowhere"));
        assertEquals(Optional.empty(), CharsetNames.find("?"));
    }

    @Test
    void a_document_from_a_mainframe_is_read_in_the_code_that_it_names() {
        String document =
                "<?xml version=\"1.0\" encoding=\"cp875\"?><rss><channel><title>Λιμάνι</title></channel></rss>";
        assertEquals(document, Charsets.decode(document.getBytes(Charset.forName("x-IBM875")), null));
    }
}
