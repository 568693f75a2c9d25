package org.mailwright.artefact.opendkim;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.artefact.SmallSite;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DomainName;

class OpenDkimTextTest {
    private static DkimKey key(String selector) {
        return new DkimKey(
                DomainName.of("onion.example"),
                selector,
                DkimKey.Use.DKIM,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SmallSite.PLACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "a:b", "a\nb", "a\tb", "%", "*", "a#b", "#", "../a", "a/b", "a..b", ".a", "é", "a,b"})
    void a_selector_that_could_be_read_as_more_is_refused(String selector) {
        assertThatIllegalArgumentException().isThrownBy(() -> OpenDkimText.key(key(selector)));
        assertThatIllegalArgumentException().isThrownBy(() -> OpenDkimText.path(key(selector)));
        DomainName from = DomainName.of("onion.example");
        assertThatIllegalArgumentException().isThrownBy(() -> OpenDkimText.signing(from, key(selector)));
    }
}
