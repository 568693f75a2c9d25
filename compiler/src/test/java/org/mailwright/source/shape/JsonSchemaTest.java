package org.mailwright.source.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.json.JsonText;

/** The schema for editors and the reader come from one definition; they must say the same of every document. */
class JsonSchemaTest {
    /** JSON, so that neither side has types that the other has not. */
    private static boolean isValid(String schema, String document) {
        return new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory())
                .validate(schema, document)
                .isValid();
    }

    private static Value value(String json) {
        return JsonText.read("x.json", json.getBytes(StandardCharsets.UTF_8), HieraKinds.JSON_SYNTAX)
                .value()
                .orElseThrow();
    }

    private static boolean isAccepted(Shape shape, Value value) {
        List<Diagnostic> findings = new ArrayList<>();
        ShapeCheck.check("x", shape, value, findings::add);
        return findings.isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"hiera\": {\"config\": \"hiera.yaml\", \"puppet\": 8, \"scope\": {\"a\": [1]}, \"keys\": {\"a\": \"b\"}}}",
                "{\"hiera\": {\"puppet\": 9}}",
                "{\"hiera\": {\"puppet\": \"8\"}}",
                "{\"hiera\": {\"puppet\": 8.5}}",
                "{\"hiera\": {\"puppet\": null}}",
                "{\"checks\": {\"sets\": [\"strict\"], \"severity\": {\"alias-loop\": \"off\"}}}",
                "{\"checks\": {\"severity\": {\"alias-loop\": \"fatal\"}}}",
                "{\"checks\": {\"severity\": {\"alias-loop\": false}}}",
                "{\"checks\": {\"sets\": [\"all\"]}}",
                "{\"checks\": {\"ignore\": [{\"rule\": \"a\", \"file\": \"b:1\", \"key\": \"c\", \"address\": \"d\", \"reason\": \"e\"}]}}",
                "{\"checks\": {\"ignore\": [{\"rule\": \"a\", \"files\": \"b\"}]}}",
                "{\"hiera\": null}",
                "{\"hiera\": []}",
                "{\"hira\": {}}",
                "{\"hiera\": {\"keys\": {\"a\": 1}}}",
                "{\"directory\": {\"ldif\": \"a\"}}",
                "{\"directory\": [{\"ldif\": \"a\"}, {\"url\": \"b\", \"page_size\": 1}]}",
                "{\"directory\": []}",
                "{\"directory\": \"people.ldif\"}",
                "{\"directory\": [\"people.ldif\"]}",
                "{\"directory\": [{\"ldif\": \"a\", \"minimun\": 5}]}",
                "{\"directory\": {\"minimum\": -1}}",
                "{\"directory\": {\"minimum\": 2147483648}}",
                "{\"directory\": {\"attributes\": {\"forward\": \"mail\"}}}",
                "{\"directory\": {\"attributes\": {\"mail\": \"mail\"}}}",
                "{\"exported\": {\"file\": \"x\", \"allow\": {\"a\": [\"b\"]}}}",
                "{\"exported\": {\"allow\": {\"a\": \"b\"}}}",
                "{\"zones\": {\"onion.example\": {}, \"b\": {\"ttl\": 60, \"dnssec\": true}}}",
                "{\"zones\": {\"onion.example\": {\"dnssec\": \"yes\"}}}",
                "{\"zones\": {\"onion.example\": {\"ttl\": 604801}}}",
                "{\"zones\": [\"onion.example\"]}",
                "{\"checks\": {\"ignore\": [{\"rule\": \"a\", \"at\": \"b\", \"reason\": \"c\"}]}}",
                "{\"checks\": {\"ignore\": {\"rule\": \"a\"}}}",
                "[]",
                "\"text\""
            })
    void mailwright_yaml(String document) {
        assertThat(isValid(JsonSchema.siteFile(), document)).isEqualTo(isAccepted(Shapes.SITE_FILE, value(document)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domains {\"onion.example\": {\"primary\": true, \"dmarc\": {\"p\": \"none\", \"rua\": [\"mailto:a@b.test\"]}}}",
                "domains {\"onion.example\": {\"dmarc\": {\"p\": \"drop\"}}}",
                "domains {\"onion.example\": {\"recipients\": \"verify\"}}",
                "domains {\"onion.example\": {\"recipients\": [\"a\", \"b\"]}}",
                "domains {\"onion.example\": {\"recipients\": {\"a\": 1}}}",
                "domains {\"onion.example\": {\"recipients\": [1]}}",
                "domains {\"onion.example\": {\"served_by\": [\"a\", \"b\"]}}",
                "domains {\"onion.example\": {\"served_by\": 5}}",
                "domains {\"onion.example\": {\"mail\": \"none\"}}",
                "domains {\"onion.example\": {\"mail\": \"all\"}}",
                "domains {\"onion.example\": null}",
                "domains [\"onion.example\"]",
                "aliases {\"press\": \"alice\", \"news\": [\"alice\", \"bob\"]}",
                "aliases {\"press\": []}",
                "aliases {\"press\": 1}",
                "aliases {\"press\": [[\"alice\"]]}",
                "aliases {\"press\": null}",
                "aliases []",
                "dkim_keys [{\"domain\": \"a\", \"selector\": \"b\", \"signers\": [\"srs\"], \"use\": \"arc\"}]",
                "dkim_keys [{\"domain\": \"a\", \"signers\": \"srs\"}]",
                "dkim_keys {}",
                "mx {\"own_from\": \"reject\"}",
                "mx {\"own_from\": true}",
                "mx {\"dmarc_allow\": [\"192.0.2.0/24\"]}",
                "rspamd {\"dmarc\": {\"reject\": \"add_header\", \"quarantine\": \"pass\"}}",
                "rspamd {\"dmarc\": {\"quarantine\": \"reject\"}}",
                "rspamd {\"dmarc\": \"reject\"}",
                "srs {\"secrets\": [\"a\"], \"rewrite_to\": \"b\"}",
                "submission {\"passwords\": {\"accept\": [\"ARGON2ID\"]}, \"senders\": {\"press\": \"alice\"}}",
                "submission {\"passwords\": {\"refuse\": []}}",
                "mta_sts {\"mode\": \"enforce\", \"max_age\": 86400}",
                "mta_sts {\"max_age\": 86399}",
                "recipient_delimiter \"+\"",
                "recipient_delimiter 1",
                "host {\"roles\": [\"mx\"], \"certificates\": [{\"file\": \"a\"}], \"preference\": 10}",
                "host {\"roles\": \"mx\"}",
                "host {\"roles\": [\"mxx\"]}",
                "host {\"preference\": 65536}",
                "host {\"certificates\": [\"a\"]}"
            })
    void the_keys_in_hiera(String line) {
        String name = line.substring(0, line.indexOf(' '));
        String json = line.substring(line.indexOf(' ') + 1);

        assertThat(isValid(JsonSchema.hieraKeys(), "{\"mailwright::" + name + "\": " + json + ", \"other::key\": 1}"))
                .isEqualTo(isAccepted(Shapes.key(name).shape(), value(json)));
    }

    @Test
    void both_are_schemas_of_draft_07() {
        for (String schema : List.of(JsonSchema.siteFile(), JsonSchema.hieraKeys())) {
            assertThat(schema)
                    .startsWith("{\n  \"$schema\" : \"http://json-schema.org/draft-07/schema#\"")
                    .endsWith("}\n");
            assertThat(schema).doesNotContain("\r", "\"default\" : \"\"");
        }
    }

    @Test
    void literal_defaults_and_documentation_are_in_it() {
        Value.Mapping hiera = at(at(at(value(JsonSchema.siteFile()), "properties"), "hiera"), "properties");
        assertThat(at(hiera, "config").get("default"))
                .hasValueSatisfying(preset -> assertThat(preset)
                        .isInstanceOfSatisfying(
                                Value.Text.class,
                                text -> assertThat(text.text()).isEqualTo("hiera.yaml")));
        assertThat(at(hiera, "puppet").get("default"))
                .hasValueSatisfying(preset -> assertThat(preset)
                        .isInstanceOfSatisfying(
                                Value.Whole.class,
                                found -> assertThat(found.number().intValue()).isEqualTo(8)));
        assertThat(at(hiera, "config").get("description")).isPresent();

        Value.Mapping srs = at(at(at(value(JsonSchema.hieraKeys()), "properties"), "mailwright::srs"), "properties");
        assertThat(at(srs, "hosts").get("default")).isEmpty();
        assertThat(at(srs, "hosts").get("description"))
                .hasValueSatisfying(doc -> assertThat(doc.toString()).contains("(default: srs.<primary>)"));
    }

    private static Value.Mapping at(Value value, String key) {
        return (Value.Mapping) ((Value.Mapping) value).get(key).orElseThrow();
    }
}
