package io.drfailover.drill.simulation.schedule;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

/** What the function's loggers become in a simulated program: lines that somebody reads. Called by the instrumented classes. */
public final class LogLines {
    private LogLines() {}

    /** A logger that writes every line to the scheduler whose turn it is. */
    public static Logger logger(Class<?> owner) {
        return (Logger) Proxy.newProxyInstance(
                LogLines.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                    if (method.getReturnType() == boolean.class) {
                        return true;
                    }
                    if (method.getReturnType() == String.class) {
                        return owner.getName();
                    }
                    Scheduler scheduler = Monitors.current();
                    if (scheduler != null && arguments != null) {
                        scheduler.logged(line(arguments));
                    }
                    return null;
                });
    }

    private static String line(Object[] arguments) {
        Object[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        Object[] values = rest.length == 1 && rest[0] instanceof Object[] several ? several : rest;
        return MessageFormatter.arrayFormat(String.valueOf(arguments[0]), values)
                .getMessage();
    }
}
