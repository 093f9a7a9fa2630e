package io.drfailover.drill.check;

import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.contract.LibraryVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The function ran with the variables that Lambda's API shows, and they name what is really there. */
record EnvironmentAsDeployed() implements Check {
    @Override
    public String statement() {
        return "the function's environment is the deployed one, complete, and names what is there";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        Map<String, String> deployed = evidence.rig().settings().environment();
        Set<String> known = Stream.concat(
                        Arrays.stream(EnvironmentVariable.values()).map(Enum::name),
                        Arrays.stream(LibraryVariable.values()).map(Enum::name))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unknown = new TreeSet<>(deployed.keySet());
        unknown.removeAll(known);
        CheckFailure.unless(unknown.isEmpty(), "nobody reads " + unknown);
        Set<String> missing = new TreeSet<>(known);
        missing.removeAll(deployed.keySet());
        CheckFailure.unless(missing.isEmpty(), "not set: " + missing);
        List<String> wrong = new ArrayList<>();
        Map<String, String> expected = new TreeMap<>(evidence.rig().world().functionEnvironment());
        String secret = EnvironmentVariable.DB_SECRET_ID.name();
        if (String.valueOf(deployed.get(secret)).isEmpty()) {
            expected.remove(secret); // The settings may leave it out: the applications then get no credentials.
        }
        expected.forEach((name, value) -> {
            if (!value.equals(deployed.get(name))) {
                wrong.add(name + " is " + deployed.get(name) + " and should be " + value);
            }
        });
        CheckFailure.unless(wrong.isEmpty(), String.join("; ", wrong));
        return deployed.size() + " variables, " + expected.size() + " of them compared, the digests among them";
    }
}
