package io.drfailover.drill.simulation.mutation;

import io.drfailover.drill.simulation.outcome.SeedRunner;
import io.drfailover.drill.simulation.schedule.LogLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.asm.ModifierAdjustment;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.modifier.SynchronizationState;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

/**
 * Loads the function and the simulation once more, with a mistake in the function's code, or none. In either case a
 * monitor of the function becomes one of the scheduler: a thread that waits for a real one would keep the turn; and what
 * it logs can be read.
 */
public final class SimulationLoader extends ClassLoader {
    private static final String PROJECT = "io.drfailover.";
    private static final String SIMULATION = "io.drfailover.drill.simulation.";
    /** Both sides of the loader speak in these. */
    private static final String SHARED = "io.drfailover.drill.simulation.outcome.";

    private static final MethodDescription LOGGER = TypeDescription.ForLoadedType.of(LogLines.class)
            .getDeclaredMethods()
            .filter(ElementMatchers.named("logger"))
            .getOnly();

    static {
        registerAsParallelCapable();
    }

    private final Mutation mutation;
    private final ClassFileLocator files;
    private final TypePool types;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    private SimulationLoader(Mutation mutation, ClassLoader parent) {
        super(parent);
        this.mutation = mutation;
        this.files = ClassFileLocator.ForClassLoader.of(parent);
        this.types = TypePool.Default.of(files);
    }

    /**
     * Makes the mistake.
     *
     * @throws IllegalStateException if what the mutation changes is not there any more
     */
    public static SeedRunner with(Mutation mutation) {
        var loader = new SimulationLoader(mutation, SimulationLoader.class.getClassLoader());
        try {
            for (Change change : mutation.changes()) {
                loader.loadClass(PROJECT + change.type());
            }
            return (SeedRunner) loader.loadClass(SIMULATION + "Simulation")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the mutation " + mutation.name() + " changes a class that is no more", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("loading the simulation", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        boolean own = name.startsWith(PROJECT) && !name.startsWith(SHARED);
        if (!own) {
            return super.loadClass(name, resolve);
        }
        synchronized (locks.computeIfAbsent(name, n -> new Object())) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] code = name.startsWith(SIMULATION) ? original(name) : woven(name);
        return defineClass(name, code, 0, code.length);
    }

    private byte[] original(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }

    private byte[] woven(String name) throws ClassNotFoundException {
        byte[] code = original(name);
        TypeDescription described = types.describe(name).resolve();
        boolean synchronizes = !described
                .getDeclaredMethods()
                .filter(ElementMatchers.isSynchronized())
                .isEmpty();
        boolean changes = mutation.changes().stream().anyMatch(c -> name.equals(PROJECT + c.type()));
        boolean logs = !described
                .getDeclaredFields()
                .filter(ElementMatchers.fieldType(ElementMatchers.named("org.slf4j.Logger")))
                .isEmpty();
        if (!synchronizes && !changes && !logs) {
            return code;
        }
        DynamicType.Builder<?> builder = new ByteBuddy().redefine(described, files);
        if (synchronizes) {
            builder = builder.visit(new ModifierAdjustment()
                            .withMethodModifiers(ElementMatchers.isSynchronized(), SynchronizationState.PLAIN))
                    .visit(Advice.to(MonitorAdvice.class).on(ElementMatchers.isSynchronized()));
        }
        if (logs) {
            builder = builder.visit(MemberSubstitution.relaxed()
                    .method(ElementMatchers.named("getLogger"))
                    .replaceWith(LOGGER)
                    .on(ElementMatchers.isTypeInitializer()));
        }
        for (Change change : mutation.changes()) {
            if (name.equals(PROJECT + change.type())) {
                change.requireIn(code);
                builder = change.apply(builder, described);
            }
        }
        return builder.make(types).getBytes();
    }
}
