package com.msaas.comms.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\rb", "a\nb", "a\u2028b", "a\u0085b", "a\u000Bb", " a\nb\n"})
    void hasOneSortOfLineBreak(String written) {
        assertThat(new MessageText(written).value()).isEqualTo("a\nb");
    }

    @Test
    void keepsTabsAndPicturesAndScriptsOfAllDirections() {
        String written = "a\tb 👩‍⚕️ שלום مرحبا ș";

        assertThat(new MessageText(written).value()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "\u0007", "\u202E\u2066", "\uFEFF"})
    void saysSomething(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageText(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script>|&lt;script&gt;",
                "a & b|a &amp; b",
                "&lt;|&amp;lt;",
                "\"x\" onload=|&quot;x&quot; onload=",
                "it's|it&#39;s"
            },
            quoteCharacter = '`')
    void standsOnAPageForItself(String written, String html) {
        assertThat(new MessageText(written).html()).isEqualTo(html);
    }
}
