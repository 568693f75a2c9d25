package org.mailwright.proof.postfix;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.proof.EmittedFile;

/** The services of master.cf (master(5)) by name and type, each with its {@code -o} options. */
final class Services {
    private static final int FIELDS = 7;
    private final Map<String, Map<String, String>> options = new HashMap<>();

    private Services() {}

    static Services read(EmittedFile masterCf) {
        Services services = new Services();
        LogicalLines.read(masterCf, (first, last, text) -> {
            List<String> fields = Words.fields(text);
            if (fields.size() > FIELDS) {
                services.options.put(
                        fields.get(0) + "/" + fields.get(1), options(fields.subList(FIELDS + 1, fields.size())));
            }
        });
        return services;
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.size(); i++) {
            if (arguments.get(i).equals("-o")) {
                String option = Words.unbraced(arguments.get(i + 1));
                int equals = option.indexOf('=');
                if (equals > 0) {
                    options.put(
                            LogicalLines.trimmed(option.substring(0, equals)),
                            LogicalLines.trimmed(option.substring(equals + 1)));
                }
                i++;
            }
        }
        return options;
    }

    /** The parameters of a service; nothing where master.cf does not start it. */
    Optional<Parameters> parameters(Parameters main, String service) {
        return Optional.ofNullable(options.get(service)).map(main::with);
    }
}
