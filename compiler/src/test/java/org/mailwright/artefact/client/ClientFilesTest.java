package org.mailwright.artefact.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mailwright.artefact.client.ClientSite.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Templates;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Role;
import org.mailwright.route.Routes;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ClientFilesTest {
    private static final String AUTOCONFIG = "web/autoconfig.onion.example/mail/config-v1.1.xml";

    @Test
    void the_primary_domain_has_its_file() {
        assertThat(paths(ClientSite.of())).containsExactly(AUTOCONFIG);
    }

    @Test
    void an_alias_domain_outside_that_sends_has_its_own() {
        ClientSite site = ClientSite.of(domain("onion.test", Domain.Use.ALIAS, Domain.Origin.EXPORTED, true));
        assertThat(paths(site)).containsExactly(AUTOCONFIG, "web/autoconfig.onion.test/mail/config-v1.1.xml");
    }

    @Test
    void nobody_sends_from_the_other_domains() {
        ClientSite site = ClientSite.of(
                domain("onion.test", Domain.Use.ALIAS, Domain.Origin.HIERA, false),
                domain("team.onion.example", Domain.Use.ALIAS, Domain.Origin.HIERA, true),
                domain("web-01.other.example", Domain.Use.ALIAS, Domain.Origin.NODE, true),
                domain("lists.onion.example", Domain.Use.SERVED, Domain.Origin.HIERA, true),
                domain("parked.example", Domain.Use.NONE, Domain.Origin.HIERA, false));
        assertThat(paths(site)).containsExactly(AUTOCONFIG);
    }

    @Test
    void without_a_submission_host_there_is_nothing_to_set_up() {
        assertThat(paths(ClientSite.of().withRoles(Role.MX))).isEmpty();
    }

    @Test
    void without_a_web_host_nobody_could_fetch_them() {
        assertThat(paths(ClientSite.of().withoutWeb())).isEmpty();
    }

    @Test
    void a_name_that_no_certificate_carries_has_none() {
        ClientSite site = ClientSite.of(alias("onion.test"));
        assertThat(paths(site.withZones("onion.test")))
                .containsExactly("web/autoconfig.onion.test/mail/config-v1.1.xml");
    }

    @Test
    void a_domain_too_long_for_the_name_has_none() {
        String label = "a".repeat(59);
        String longest = String.join(".", label, label, label, label + "aaa");
        assertThat(longest.length()).isEqualTo(253 - "autoconfig.".length());
        String zone = label + "aaa";
        assertThat(paths(ClientSite.of(alias(longest)).withZones(zone))).hasSize(1);
        assertThat(paths(ClientSite.of(alias("a" + longest)).withZones(zone))).isEmpty();
    }

    @Test
    void programs_are_offered_implicit_tls_before_starttls_with_the_bare_login_name() {
        Xml xml = Xml.parse(text(ClientSite.of(), AUTOCONFIG));
        Element root = xml.document().getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("clientConfig");
        assertThat(root.getAttribute("version")).isEqualTo("1.1");
        assertThat(xml.texts("domain")).containsExactly("onion.example");
        assertThat(xml.texts("hostname")).containsExactly("submission.onion.example", "submission.onion.example");
        assertThat(xml.texts("port")).containsExactly("465", "587");
        assertThat(xml.texts("socketType")).containsExactly("SSL", "STARTTLS");
        assertThat(xml.texts("authentication")).containsExactly("password-cleartext", "password-cleartext");
        assertThat(xml.texts("username")).containsExactly("%EMAILLOCALPART%", "%EMAILLOCALPART%");
        assertThat(xml.texts("incomingServer")).isEmpty();
    }

    /**
     * What GNOME Online Accounts asks of a server in the file (goamailclient.c): a type, a name, a port, SSL or STARTTLS, and
     * a user name that is exactly one of three words. Thunderbird asks for an incomingServer besides (readFromXML).
     */
    @Test
    void a_program_that_takes_outgoing_servers_alone_takes_these() {
        Xml xml = Xml.parse(text(ClientSite.of(), AUTOCONFIG));
        Element provider = (Element) xml.document()
                .getDocumentElement()
                .getElementsByTagName("emailProvider")
                .item(0);
        assertThat(provider.getParentNode()).isEqualTo(xml.document().getDocumentElement());
        NodeList servers = provider.getElementsByTagName("outgoingServer");
        assertThat(servers.getLength()).isEqualTo(2);
        for (int i = 0; i < servers.getLength(); i++) {
            assertThat(((Element) servers.item(i)).getAttribute("type")).isEqualTo("smtp");
        }
        assertThat(xml.texts("hostname")).hasSize(2).doesNotContain("");
        assertThat(xml.texts("port").stream().map(Integer::parseInt))
                .hasSize(2)
                .allMatch(port -> port > 0 && port < 65535);
        assertThat(xml.texts("socketType")).hasSize(2).allMatch(type -> type.matches("SSL|STARTTLS"));
        assertThat(xml.texts("username"))
                .hasSize(2)
                .allMatch(name -> name.matches("%EMAILADDRESS%|%EMAILLOCALPART%|%EMAILDOMAIN%"));
    }

    @Test
    void a_long_domain_keeps_within_the_lengths_of_display_names() {
        String longName = "a".repeat(63) + ".example";
        ClientSite site = ClientSite.of(alias(longName));
        Xml xml = Xml.parse(text(site, "web/autoconfig." + longName + "/mail/config-v1.1.xml"));
        assertThat(xml.texts("displayName")).containsExactly("a".repeat(60));
        assertThat(xml.texts("displayShortName")).containsExactly("a".repeat(20));
    }

    @Test
    void two_runs_write_the_same() {
        ClientSite site = ClientSite.of(alias("onion.test"));
        Map<String, String> first =
                files(site).stream().collect(Collectors.toMap(Artefact::path, ClientFilesTest::text));
        Map<String, String> second =
                files(site).stream().collect(Collectors.toMap(Artefact::path, ClientFilesTest::text));
        assertThat(first).isEqualTo(second);
    }

    @Test
    void every_line_comes_from_the_service_the_domain_and_the_web_host() {
        List<Location> causes = new ArrayList<>();
        try {
            file(ClientSite.of(), AUTOCONFIG).body().write((line, from) -> causes.addAll(from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(causes).contains(Location.file("data/domains.yaml", 7, 3), Location.file("data/common.yaml", 1, 1));
    }

    @Test
    void a_hostile_value_stays_a_value() {
        String hostile = "</a><b c=\"d\">&e;<!--]]>'";
        Artefact file =
                submission().file("web/x/y.xml", name -> "<a f=\"[=v]\">[=v]</a>\n", "x.ftl", Map.of("v", hostile));
        Element root = Xml.parse(text(file)).document().getDocumentElement();
        assertThat(root.getTextContent()).isEqualTo(hostile);
        assertThat(root.getAttribute("f")).isEqualTo(hostile);
        assertThat(root.getElementsByTagName("*").getLength()).isZero();
    }

    @Test
    void a_value_never_adds_a_line() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        submission().file("web/x/y.xml", name -> "<a>[=v]</a>\n", "x.ftl", Map.of("v", "b\n<c/>")));
    }

    private static Submission submission() {
        return new Submission(DomainName.of("onion.example"), DomainName.of("submission.onion.example"), List.of());
    }

    private static Domain alias(String name) {
        return domain(name, Domain.Use.ALIAS, Domain.Origin.HIERA, true);
    }

    private static List<Artefact> files(ClientSite site) {
        return ClientFiles.of(Routes.of(site.site()), templates());
    }

    private static List<String> paths(ClientSite site) {
        return files(site).stream().map(Artefact::path).sorted().toList();
    }

    private static Artefact file(ClientSite site, String path) {
        return files(site).stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static String text(ClientSite site, String path) {
        return text(file(site, path));
    }

    private static String text(Artefact file) {
        StringBuilder text = new StringBuilder();
        try {
            file.body().write((line, causes) -> text.append(line).append('\n'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Templates templates() {
        return name -> {
            try (InputStream in = ClientFilesTest.class.getResourceAsStream("/templates/" + name)) {
                return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
