package dev.blogboard.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every way of writing a date that we have met in feeds. */
class DatesTest {
    /** Each line: the moment in UTC, and ways of writing it. */
    private static final String DATES = """
            2024-03-05T10:20:30Z = Tue, 05 Mar 2024 10:20:30 GMT | Tue, 5 Mar 2024 10:20:30 +0000 | 05 Mar 2024 10:20:30 Z
            2024-03-05T10:20:30Z = Tue, 05 Mar 24 10:20:30 UT | Tuesday, 05-Mar-24 10:20:30 GMT | Tue,05 Mar 2024 10:20:30 UTC
            2024-03-05T10:20:30Z = Tue, 05 March 2024 05:20:30 EST | Tue, 05 Mar 2024 02:20:30 PST | Tue, 05 Mar 2024 11:20:30 CET
            2024-03-05T10:20:30Z = Tue, 05 Mar 2024 11:20:30 +0100 | Tue, 05 Mar 2024 11:20:30 +01:00 | Tue, 05 Mar 2024 11:20:30 GMT+1
            2024-03-05T10:20:30Z = Tue, 05 Mar 2024 10:20:30 | March 5, 2024 10:20:30 AM | Mar 5th, 2024 at 10:20:30 | 2024 March 5 10:20:30
            2024-03-05T10:20:30Z = Tue Mar  5 10:20:30 2024 | Tue Mar 5 02:20:30 PST 2024 | Tue Mar 05 11:20:30 +0100 2024
            2024-03-05T10:20:30Z = Tue Mar 05 2024 11:20:30 GMT+0100 (Central European Standard Time) | Tue, 05 Mar 2024 10:20:30 Etc/GMT
            2024-03-05T10:20:30Z = Tue, 05 Mar 2024 11:20:30 Europe/Berlin | Tue, 2024/03/05 05:20:30 EST | 1709634030 | 1709634030000
            2024-03-05T10:20:30Z = 2024-03-05T10:20:30Z | 2024-03-05T10:20:30.123456Z | 2024-03-05T11:20:30+01:00 | 2024-03-05T11:20:30+0100
            2024-03-05T10:20:30Z = 2024-03-05t10:20:30z | 2024-03-05 10:20:30 | 2024-03-05 10:20:30.0 | 2024-03-05 05:20:30 EST | 20240305T102030Z
            2024-03-05T10:20:30Z = 2024-03-05T11:20:30+01 | 2024-03-05 10:20:30 UTC | 2024-03-05T05:20:30 -0500 | 20240305102030 | 2024-3-5 10:20:30
            2024-03-05T10:20:30Z = Tue, 05 Mar 2024 11:20:30 MET | Tue, 05 Mar 2024 12:20:30 MEST | Tue, 05 Mar 2024 09:19:30 GMT-01:01
            2024-03-05T10:20:30Z = Tue, 05 March 2024 06:20:30 AT | Tue, 05 March 2024 05:20:30 ET | Tue, 05 March 2024 04:20:30 CT
            2024-03-05T10:20:30Z = Tue, 05 March 2024 03:20:30 MT | Tue, 05 March 2024 02:20:30 PT | Tue, 05 Mar, 2024 10:20:30 UTC
            2024-03-05T10:20:30Z = Tue Mar 5 2024 11:20:30 +0100 | Tue, Mar 5 2024 06:20:30 -0400 | Tue,05 March 2024 12:20:30 CEST
            2024-03-05T10:20:30Z = 2024-003-05T10:20:30+00:00 | 2024-03-05 10:00:30 -00:20 | Tue, 05 Mar 2024 10:20:30 -0000
            2024-03-05T10:20:00Z = 2024-03-05T10:20Z | Tue, 05 Mar 2024 10:20 GMT | 05.03.2024 10:20 | 03/05/2024 10:20 AM | 2024/03/05 10:20
            2024-03-05T00:00:00Z = 2024-03-05 | 20240305 | 2024-065 | 2024065 | 24065 | 24-03-05 | 240305 | 2024-W10-2 | 5 Mar 2024 | 5. 3. 2024
            2024-03-05T00:00:00Z = March 5, 2024 | Tue 5th of March 2024 | 2024年3月5日 | 2024년 3월 5일
            2024-03-01T00:00:00Z = 2024-03 | March 2024 | -24-03 | -2403
            2024-01-01T00:00:00Z = 2024
            2024-03-06T00:00:00Z = 2024-03-05T24:00:00Z | Tue, 05 Mar 2024 24:00:00 GMT
            2000-01-01T00:00:00Z = 1999-12-31T23:59:60Z | Sat, 01 Jan 2000
            2004-01-01T01:14:55Z = 2003-12-31T25:14:55Z | 2004-01-01T00:74:55Z
            2004-07-01T19:48:21Z = Thu, 31 Jun 2004 19:48:21 GMT
            1999-12-31T23:59:59Z = Fri, 31 Dec 99 23:59:59 GMT
            0001-01-01T00:00:00Z = Mon, 01 Jan 0001 00:00:00 +0000 | 0001-01-01T00:00:00Z
            2024-03-05T22:20:30Z = Mar 5, 2024 10:20:30 PM | 5 March 2024, 10:20:30 p.m. | 2024-03-05 下午10:20:30 | 2024年3月5日 22時20分30秒
            2024-03-05T01:20:30Z = 2024-03-05 오전 10:20:30 | 2024년 03월 05일 10:20:30 | 2024년 3월 5일 오전 10시 20분 30초
            2024-03-05T10:20:30Z = Di, 05 Mär 2024 10:20:30 | Di., 5. März 2024 11:20:30 MEZ | Dienstag, 5. März 2024, 10:20:30 Uhr
            2024-03-05T10:20:30Z = mar., 05 mars 2024 10:20:30 | mardi 5 mars 2024 10:20:30 | mar, 05 mar 2024 10:20:30 | martedì 5 marzo 2024 10:20:30
            2024-03-05T10:20:30Z = martes, 5 de marzo de 2024 10:20:30 | Ter, 05 Mar 2024 07:20:30 -0300 | terça-feira, 5 de março de 2024 10:20:30
            2024-03-05T10:20:30Z = Вт, 05 мар 2024 13:20:30 +0300 | 5 марта 2024 10:20:30 | вторник, 5 марта 2024 г., 10:20:30
            2024-03-05T10:20:30Z = Τρι, 05 Μαρ 2024 05:20:30 EST | 5 Μαρτίου 2024 10:20:30 | wt., 5 marca 2024 10:20:30 | di 5 maart 2024 10:20:30
            2024-03-05T10:20:30Z = úterý 5. března 2024 10:20:30 | tis 5 mars 2024 10:20:30 | 5 Mart 2024 10:20:30 | tiistai 5. maaliskuuta 2024 10:20:30
            2024-03-05T10:20:30Z = 周二, 05 三月 2024 10:20:30 +0000 | 火, 05 3月 2024 10:20:30 GMT | 화, 05 3월 2024 10:20:30 GMT | 2024-március-05T10:20:30Z
            2024-03-05T10:20:00Z = 2024-március-05T5:20-05:00
            2024-07-11T17:00:00Z = Κυρ, 11 Ιούλ 2024 12:00:00 EST | jeu. 11 juil. 2024 17:00 | 11 juillet 2024 à 17h00 | Do, 11 Juli 2024 17:00:00 | 11 июля 2024, 17:00
            2024-02-01T08:00:00Z = 1er février 2024 08:00 | jeu, 01 févr. 2024 08:00:00 | 1 fev 2024 08:00 | 1º de fevereiro de 2024 08:00 | giovedì 1 febbraio 2024 08.00 | 1 lut 2024 08:00
            2024-12-24T08:00:00Z = 24. Dezember 2024 08:00 | 24 décembre 2024 08:00 | 24 dic 2024 08:00 | 24 dez 2024 08:00 | 24 декабря 2024 08:00 | 24 grudnia 2024 08:00 | ２０２４年１２月２４日 8時
            2019-05-03T15:21:00Z = Fri, 05/03/2019 - 15:21
            """;

    @TestFactory
    Stream<DynamicTest> a_date_is_read() {
        return DATES.lines().flatMap(line -> {
            String[] parts = line.split(" = ", 2);
            return Stream.of(parts[1].split(" \\| "))
                    .map(text -> DynamicTest.dynamicTest(text, () -> assertEquals(parts[0], seconds(text), text)));
        });
    }

    private static String seconds(String text) {
        Instant found = Dates.parse(text);
        return found == null ? "none" : found.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @TestFactory
    Stream<DynamicTest> what_is_no_date_is_none() {
        return Stream.of(
                        "",
                        "  ",
                        "yesterday",
                        "not a date",
                        "0000-00-00 00:00:00",
                        "2024-13-45",
                        "Tue, 45 Mar 2024",
                        "12:30",
                        "Tue, 05 Foo 2024 10:20:30 GMT",
                        "99999999999999999999",
                        "-",
                        "+",
                        "2024-03-05T99:99:99Z",
                        "1.2.3",
                        "013",
                        "Sun, 16 Dec zz 11:47:32 GMT",
                        "2013-xx-27",
                        "9999-12-31T23:59:59-99:99")
                .map(text -> DynamicTest.dynamicTest("«" + text + "»", () -> assertNull(Dates.parse(text))));
    }
}
