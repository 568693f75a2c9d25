package org.mailwright.proof.postfix;

import java.util.Optional;
import org.mailwright.model.Host;
import org.mailwright.model.Site;
import org.mailwright.proof.EmittedFile;
import org.mailwright.proof.Faults;
import org.mailwright.route.Routes;

/** Postfix on one host as its files have it, and what it is held against. */
record Instance(
        Routes routes,
        Host host,
        Parameters main,
        Services services,
        Tables tables,
        EmittedFile masterCf,
        Faults faults) {

    /**
     * A port that Postfix listens on.
     *
     * @param cleanup the parameters of the cleanup service behind it
     * @param delivery where mail goes that came in here
     */
    record Port(Smtpd smtpd, Parameters server, Parameters cleanup, Mta delivery) {}

    Site site() {
        return routes.site();
    }

    /** A service of master.cf by name and type, e.g. {@code smtp/inet}. */
    Optional<Port> port(String service) {
        return services.parameters(main, service).map(server -> {
            Parameters cleanup = services.parameters(main, server.get("cleanup_service_name") + "/unix")
                    .orElse(main);
            return new Port(
                    new Smtpd(server, tables, new Mta(server, tables)), server, cleanup, new Mta(cleanup, tables));
        });
    }
}
