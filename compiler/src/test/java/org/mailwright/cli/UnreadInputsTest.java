package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that are there and that nothing reads: each is told once, with the cause first. */
class UnreadInputsTest {
    private static final String HIERARCHY = "version: 5";

    @TempDir
    private Path scratch;

    private ControlRepository site;

    @BeforeEach
    void lay() {
        site = ControlRepository.in(scratch);
        site.write(
                "hiera.yaml",
                HIERARCHY,
                "hierarchy:",
                "  - name: a node, its role and everybody",
                "    paths: ['%{trusted.certname}.yaml', 'roles/%{facts.role}.yaml', page.yaml, common.yaml]");
    }

    private void finds(int status, String... lines) {
        Run run = site.run("check");

        assertThat(run.status()).as(run.text()).isEqualTo(status);
        List<String> found = run.out()
                .lines()
                .filter(line -> line.matches("\\S.*]|  = .*"))
                .filter(line -> !line.contains("tlsa-missing") && !line.contains("domains.txt"))
                .filter(line -> !line.contains("greylist") && !line.contains("127.0.0.1:6379"))
                .filter(line -> !line.contains("header-from-domain-not-signed") && !line.contains("among its signers"))
                .toList();
        assertThat(found).containsExactly(lines);
    }

    @Test
    void a_site_without_roles_has_no_mx_host_and_trace_says_so() {
        site.write("data/page.yaml", "profile::place: here");
        String error =
                "mailwright.yaml:1:1: error: no node has a role, so there is no MX host and no mail arrives [mx-missing]";

        finds(1, error, "  = help: write mailwright::host: {roles: [mx]} in the data of the node that receives mail");
        Run trace = site.run("trace", "alice@onion.example");
        assertThat(trace.status()).isEqualTo(1);
        assertThat(trace.out()).isEmpty();
        assertThat(trace.err()).startsWith(error);
    }

    @Test
    void a_key_of_the_site_in_the_file_of_a_role_is_named() {
        site.write(
                "nodes/box-01.onion.example.yaml",
                "role: mail",
                "networking: {ip: 203.0.113.1}",
                "os: {release: {major: '12'}}");
        site.write("data/roles/mail.yaml", "mailwright::aliases: {press: alice}");

        finds(
                0,
                "data/roles/mail.yaml:1:1: warning: mailwright::aliases counts for the whole site, whose look-up does not"
                        + " read this file [hiera-site-key-unread]",
                "  = help: move it to a file that is read for every node, or name a node in hiera.as_node");
    }

    @Test
    void the_roles_of_a_node_without_facts_are_named() {
        site.write("data/box-02.onion.example.yaml", "mailwright::host: {roles: [mx]}");

        finds(
                0,
                "data/box-02.onion.example.yaml:1:1: warning: mailwright::host is in a file that no node of the inventory"
                        + " reads [hiera-host-unread]",
                "  = help: add the facts of box-02.onion.example to the inventory, or correct the name of the file");
    }

    @Test
    void a_name_in_hiera_keys_that_no_file_has_is_named() {
        site.write(
                "mailwright.yaml",
                "hiera: {keys: {'mailwright::forwards': 'profile::mx::fowards'}}",
                "directory: {ldif: ldap/people.ldif}");
        site.write(
                "data/page.yaml",
                "mailwright::host: {roles: [mx, srs]}",
                "mailwright::srs: {secrets: [a-throw-away-secret-of-the-tests]}",
                "profile::mx::forwards: {dave: dave@mail.example}");

        finds(
                1,
                "mailwright.yaml:1:40: error: no file has the key profile::mx::fowards, which is to be"
                        + " mailwright::forwards [hiera-unknown-key]",
                "  = help: did you mean \"profile::mx::forwards\"?");
    }

    @Test
    void a_mistyped_key_is_named_and_not_its_consequence() {
        site.write(
                "data/common.yaml",
                "mailwright::domain:",
                "  onion.example: {primary: true}",
                "mailwright::aliases: {postmaster: alice, abuse: alice, root: alice}");

        finds(
                1,
                "data/common.yaml:1:1: error: there is no key mailwright::domain [hiera-unknown-key]",
                "  = help: did you mean \"mailwright::domains\"?");
    }

    @Test
    void a_data_directory_that_is_not_there_is_the_cause() {
        site.write(
                "hiera.yaml", HIERARCHY, "defaults:", "  datadir: /nowhere/%{environment}", "  data_hash: yaml_data");

        finds(
                1,
                "hiera.yaml:3:12: error: there is no directory /nowhere/production [hiera-datadir-missing]",
                "  = help: write datadir relative to hiera.yaml, e.g. datadir: data");
    }

    @Test
    void a_variable_of_a_node_in_a_key_of_the_site_is_empty() {
        site.write(
                "data/page.yaml",
                "mailwright::host: {roles: [mx, srs]}",
                "mailwright::srs: {secrets: [a-throw-away-secret-of-the-tests]}",
                "mailwright::tls: {chain_files: ['/etc/ssl/%{trusted.certname}-key.pem', '/etc/ssl/{host}/chain.pem']}");

        finds(
                0,
                "data/page.yaml:3:33: warning: the variable trusted.certname is empty here, and nothing is in its place"
                        + " [hiera-variable-empty]",
                "  = help: site-wide keys have no node's variables: write {host} in chain_files, or set hiera.scope or"
                        + " hiera.as_node in mailwright.yaml");
    }

    @Test
    void a_macro_of_spf_is_not_a_variable() {
        site.write(
                "data/page.yaml",
                "mailwright::host: {roles: [mx, srs]}",
                "mailwright::domains: {onion.example: {primary: true, spf: {also: ['exists:%{i}.spf.onion.example']}}}");

        finds(
                1,
                "data/page.yaml:2:67: error: Undefined variable 'i' [hiera-unresolved-interpolation]",
                "  = help: a macro of SPF is written %{literal('%')}{i} in Hiera");
    }

    @Test
    void a_truth_among_the_keys_is_named_where_it_is() {
        site.write(
                "hiera.yaml",
                HIERARCHY,
                "defaults: {datadir: data, lookup_key: eyaml_lookup_key}",
                "hierarchy: [{name: everything, path: common.yaml}]");
        site.write(
                "data/common.yaml",
                "mailwright::domains: {onion.example: {primary: true}}",
                "mailwright::aliases:",
                "  press: alice",
                "  no: bob");

        finds(
                1,
                "data/common.yaml:4:3: error: a key of mailwright::aliases must be a string, not a boolean"
                        + " [yaml-implicit-type]",
                "  = help: write \"no\" in quotes: without them YAML reads false");
    }

    @Test
    void an_anchor_in_a_list_is_named_where_it_is_used() {
        site.write(
                "data/page.yaml",
                "x-team: &team [alice, bob]",
                "mailwright::host: {roles: [mx, srs]}",
                "mailwright::srs: {secrets: [a-throw-away-secret-of-the-tests]}",
                "mailwright::aliases: {sales: *team, support: [*team, alice]}");

        finds(
                1,
                "data/page.yaml:4:47: error: mailwright::aliases.support has a list in a list [hiera-wrong-type]",
                "  = help: write its items beside the others: a YAML alias (*name) stands for the whole list");
    }
}
