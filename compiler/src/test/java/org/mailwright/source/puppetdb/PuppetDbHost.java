package org.mailwright.source.puppetdb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.mailwright.source.ldap.Authority;
import org.mailwright.source.pki.TlsClient;

/**
 * A PuppetDB inside the test, on the loopback interface, that answers as version 7.12.1 was seen to: rows in pages,
 * X-Records where it is asked for, no redirect, a client certificate needed. What is wrong with it a test says.
 */
public final class PuppetDbHost implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, List<String>> rows = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Map<Integer, Fault> faults = new HashMap<>();
    private Optional<Fault> always = Optional.empty();

    /** What is wrong with an answer. */
    @FunctionalInterface
    public interface Fault {
        /** Answers otherwise than with this page of so many rows. */
        void answer(PuppetDbHost host, HttpExchange exchange, Page page) throws IOException;
    }

    /** A page as it should be. */
    public record Page(String body, int total) {}

    private PuppetDbHost(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** One with a certificate, that takes clients with one of this authority. */
    public static PuppetDbHost start(Authority.Identity identity, Authority clients) throws IOException {
        SSLContext context = TlsClient.of(
                        Optional.of(clients.pem().getBytes(StandardCharsets.UTF_8)),
                        Optional.of(new TlsClient.Identity(
                                identity.chain().getBytes(StandardCharsets.UTF_8),
                                identity.key().getBytes(StandardCharsets.UTF_8))))
                .orElseThrow();
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = context.getDefaultSSLParameters();
                tls.setNeedClientAuth(true);
                parameters.setSSLParameters(tls);
            }
        });
        return new PuppetDbHost(server);
    }

    /** One in the clear. */
    public static PuppetDbHost plain() throws IOException {
        return new PuppetDbHost(HttpServer.create(loopback(), 0));
    }

    private static InetSocketAddress loopback() throws IOException {
        return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** So many nodes, n0001 first. */
    public PuppetDbHost withNodes(int nodes) {
        List<String> inventory = new ArrayList<>();
        for (int i = 1; i <= nodes; i++) {
            String certname = String.format("n%04d.onion.example", i);
            inventory.add("{\"certname\":\"" + certname + "\",\"timestamp\":\"2026-11-15T06:30:00.000Z\","
                    + "\"environment\":\"production\",\"facts\":{\"networking\":{\"fqdn\":\"" + certname
                    + "\"},\"os\":{\"release\":{\"major\":\"12\"}},\"load\":0.10,\"up\":true,\"none\":null,\"cpus\":[1,2]},\"trusted\":{\"certname\":\""
                    + certname + "\"}}");
        }
        rows.put("inventory", inventory);
        return this;
    }

    /** Each of so many nodes exports a domain named after it, and has one that it does not export. */
    public PuppetDbHost withExports(int nodes) {
        List<String> resources = new ArrayList<>();
        for (int i = 1; i <= nodes; i++) {
            String certname = String.format("n%04d.onion.example", i);
            for (boolean exported : new boolean[] {true, false}) {
                resources.add("{\"certname\":\"" + certname + "\",\"type\":\"Mailwright::Alias_domain\",\"title\":\""
                        + (exported ? certname : "own." + certname) + "\",\"exported\":" + exported
                        + ",\"file\":\"/etc/puppet/x.pp\",\"line\":5,\"parameters\":{}}");
            }
        }
        rows.put("resources", resources);
        return this;
    }

    /** These rows, in their order. */
    public PuppetDbHost with(String endpoint, List<String> given) {
        rows.put(endpoint, List.copyOf(given));
        return this;
    }

    /** What is wrong with its answer to this question, counted from 1. */
    public PuppetDbHost failing(int question, Fault fault) {
        faults.put(question, fault);
        return this;
    }

    /** What is wrong with every answer. */
    public PuppetDbHost failing(Fault fault) {
        always = Optional.of(fault);
        return this;
    }

    /** What it was asked, decoded, in order. */
    public List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        Optional<Fault> fault;
        synchronized (asked) {
            asked.add(exchange.getRequestURI().getPath() + "?" + URLDecoder.decode(query, StandardCharsets.UTF_8));
            fault = Optional.ofNullable(faults.get(asked.size())).or(() -> always);
        }
        try {
            Page page = page(exchange.getRequestURI().getPath(), parameters(query));
            if (fault.isPresent()) {
                fault.get().answer(this, exchange, page);
            } else {
                send(exchange, page.body(), String.valueOf(page.total()));
            }
        } finally {
            exchange.close();
        }
    }

    private Page page(String path, Map<String, String> parameters) {
        String query = parameters.getOrDefault("query", "");
        List<String> all = rows.getOrDefault(path.replace("/pdb/query/v4/", ""), List.of()).stream()
                .filter(row -> !query.contains("\"exported\"") || row.contains("\"exported\":true"))
                .filter(row -> !query.contains("\"type\"")
                        || row.contains("\"type\":\"" + query.replaceFirst(".*\"type\",\"([^\"]*)\".*", "$1") + "\""))
                .toList();
        int offset = Math.min(all.size(), Integer.parseInt(parameters.getOrDefault("offset", "0")));
        int limit = Integer.parseInt(parameters.getOrDefault("limit", "1000000"));
        List<String> page = all.subList(offset, Math.min(all.size(), offset + limit));
        return new Page("[" + String.join(",", page) + "]", all.size());
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String part : query.split("&")) {
            String[] pair = part.split("=", 2);
            parameters.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    /** An answer of status 200 with this body and total; an empty total is not told. */
    public static void send(HttpExchange exchange, String body, String total) throws IOException {
        if (!total.isEmpty()) {
            exchange.getResponseHeaders().set("X-Records", total);
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Another status, with words that no message may have. */
    public static Fault status(int status) {
        return (host, exchange, page) -> {
            byte[] body = "hidden words".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "http://evil.example/");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    /** This body instead, of status 200, with the total of the right one. */
    public static Fault body(String body) {
        return (host, exchange, page) -> send(exchange, body, String.valueOf(page.total()));
    }

    /** Half of the octets, and the connection ends; {@code length} says how many there should be, 0 for chunks. */
    public static Fault half(boolean counted) {
        return (host, exchange, page) -> {
            byte[] bytes = page.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("X-Records", String.valueOf(page.total()));
            exchange.sendResponseHeaders(200, counted ? bytes.length : 0);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
        };
    }

    /** Nothing, for as long as the server lives. */
    public static Fault hanging() {
        return (host, exchange, page) -> {
            try {
                host.end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
