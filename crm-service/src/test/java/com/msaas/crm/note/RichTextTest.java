package com.msaas.crm.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.msaas.platform.refusal.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RichTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<script>alert(1)</script>bine|bine",
                "<scr<script>ipt>alert(1)</script>|ipt&gt;alert(1)",
                "<img src=x onerror=alert(1)>bine|bine",
                "<p onclick=alert(1) style='color:red' class=x>bine</p>|<p>bine</p>",
                "<a href=\"javascript:alert(1)\">bine</a>|bine",
                "<a href=\"JaVa&#115;cript:alert(1)\">bine</a>|bine",
                "<a href=\"data:text/html,x\">bine</a>|bine",
                "<svg onload=alert(1)><script>x</script></svg>bine|bine",
                "<style>p{background:url(x)}</style>bine|bine",
                "<iframe src=x></iframe><form><input></form>bine|bine",
                "<!-- x -->bine|bine",
                "<b>bine <i>și mai bine|<b>bine <i>și mai bine</i></b>",
                "a < b && c > d|a &lt; b &amp;&amp; c &gt; d",
                "Șoț ăâî|Șoț ăâî",
                "<ul><li>una<li>două</ul>|<ul><li>una</li><li>două</li></ul>",
            })
    void leavesOnlyWhatDoesNoHarm(String written, String kept) {
        assertThat(RichText.written(written).html()).isEqualTo(kept);
    }

    @Test
    void leadsNobodyByALinkToThePageItStandsOn() {
        assertThat(RichText.written("<a href=\"https://example.ro/\" target=_blank>aici</a>")
                        .html())
                .isEqualTo("<a href=\"https://example.ro/\" rel=\"nofollow noopener noreferrer\">aici</a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>x</script>", "<p> </p>", "<p>\u00a0<br></p>", "<img src=x>", "<!-- x -->"})
    void refusesWhatLeavesNothingToRead(String written) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> RichText.written(written));
    }

    @Test
    void staysAsItIsWhenItIsWrittenAgain() {
        RichText once = RichText.written("<p>x &amp; y < z <a href=mailto:ana@example.ro>ana@example.ro</a> {{a}}");

        assertThat(RichText.written(once.html())).isEqualTo(once);
    }
}
