package org.mailwright.source.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Surroundings;
import org.mailwright.hiera.FileTree;
import org.mailwright.hiera.KeyPaths;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.Alias;
import org.mailwright.model.Forward;
import org.mailwright.model.Site;

/**
 * The keys and addresses at places of the inputs. A site has millions of places and few are ever asked for, so nothing of
 * this is kept while reading: a file is read again when a key in it is first asked for.
 */
public final class DeclaredPlaces implements Surroundings {
    private static final Pattern DATA = Pattern.compile(".*\\.(yaml|yml|eyaml|json|conf)");

    private final FileTree files;
    private final Path base;
    private final Optional<Site> site;
    private final Map<String, Set<Location>> places;
    private final Map<String, Map<Location, String>> keys = new HashMap<>();

    private DeclaredPlaces(FileTree files, Path base, Optional<Site> site, Map<String, Set<Location>> places) {
        this.files = files;
        this.base = base;
        this.site = site;
        this.places = places;
    }

    /**
     * What is known about these places.
     *
     * @param base the directory that sources are named from
     * @param site absent when too little could be read to speak of one
     * @param addresses those of ours that will be asked for
     */
    public static Surroundings of(
            FileTree files,
            Path base,
            Optional<Site> site,
            Collection<Location> places,
            Collection<Address> addresses) {
        Stream<Location> declared =
                site.stream().flatMap(known -> addresses.stream().flatMap(address -> declarations(known, address)));
        return new DeclaredPlaces(
                files,
                base,
                site,
                Stream.concat(places.stream(), declared)
                        .collect(Collectors.groupingBy(Location::source, Collectors.toSet())));
    }

    @Override
    public String key(Location place) {
        if (place.line() == 0 || !DATA.matcher(place.source()).matches()) {
            return "";
        }
        return keys.computeIfAbsent(place.source(), this::keys).getOrDefault(place, "");
    }

    private Map<Location, String> keys(String source) {
        try {
            Path file = base.resolve(source);
            Optional<byte[]> bytes = files.isFile(file) ? files.read(file) : Optional.empty();
            return bytes.map(found -> KeyPaths.of(source, found, places.getOrDefault(source, Set.of())))
                    .orElse(Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean declares(Location place, String address) {
        Address ours = Address.of(address);
        return site.filter(known -> declarations(known, ours).anyMatch(declared -> isIn(place, declared))
                        || account(known, ours).filter(isPartOf(place)).isPresent())
                .isPresent();
    }

    /** Where Hiera declares the address, or the directory its forward. */
    private static Stream<Location> declarations(Site site, Address address) {
        return Stream.concat(
                Optional.ofNullable(site.aliases().get(address)).stream().map(Alias::location),
                Optional.ofNullable(site.forwards().get(address)).stream().map(Forward::location));
    }

    /** True for the declaration, and for all that is below its key. */
    private boolean isIn(Location place, Location declared) {
        return place.equals(declared)
                || place.source().equals(declared.source())
                        && !key(place).isEmpty()
                        && key(place).equals(key(declared));
    }

    private static Optional<Account> account(Site site, Address address) {
        return address.domain().equals(site.primary())
                ? Optional.ofNullable(site.accounts().get(address.local()))
                : Optional.empty();
    }

    /** True for an account whose entry, or an attribute of it, is at the place. */
    private static Predicate<Account> isPartOf(Location place) {
        return account -> {
            Location entry = account.location();
            return entry.source().equals(place.source())
                    && (place.detail().equals(entry.detail()) || place.detail().startsWith(entry.detail() + " "));
        };
    }
}
