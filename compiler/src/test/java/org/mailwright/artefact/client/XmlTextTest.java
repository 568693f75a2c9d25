package org.mailwright.artefact.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTextTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            onion.example                  , onion.example
            a&b                            , a&amp;b
            &lt;                           , &amp;lt;
            </string><key>                 , &lt;/string&gt;&lt;key&gt;
            ]]>                            , ]]&gt;
            x" onload="y                   , x&quot; onload=&quot;y
            it's                           , it&#39;s
            zwiebel-ü-🧅                   , zwiebel-ü-🧅
            """)
    void markup_becomes_text(String value, String expected) {
        assertThat(XmlText.escape(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "a\0b", "\u000b", "\u007f", "\u0085", "\u2028", "\ud800", "\uffff"})
    void what_breaks_the_line_or_cannot_stand_in_xml_is_refused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> XmlText.escape(value));
    }

    @Test
    void the_refusal_does_not_repeat_the_value() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XmlText.escape("geheim\n"))
                .withMessageNotContaining("geheim");
    }
}
