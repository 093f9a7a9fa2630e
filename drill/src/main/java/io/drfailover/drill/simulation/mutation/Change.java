package io.drfailover.drill.simulation.mutation;

import java.lang.reflect.Method;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.implementation.bytecode.member.FieldAccess;
import net.bytebuddy.implementation.bytecode.member.MethodReturn;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** A change of one method of one class. */
public sealed interface Change {
    /** The class, by its name within the function's root package. */
    String type();

    /** The method's name; all of that name are changed. */
    String method();

    /** Makes it. */
    DynamicType.Builder<?> apply(DynamicType.Builder<?> builder, TypeDescription described);

    /**
     * The methods that are changed.
     *
     * @throws IllegalStateException if there are none: the code has moved on, the mutation has not
     */
    default ElementMatcher.Junction<MethodDescription> methods(TypeDescription described) {
        ElementMatcher.Junction<MethodDescription> named = ElementMatchers.<MethodDescription>named(method())
                .and(ElementMatchers.not(ElementMatchers.isAbstract()));
        if (described.getDeclaredMethods().filter(named).isEmpty()) {
            throw new IllegalStateException(described.getName() + " has no method " + method()
                    + " any more: correct the mutation that changes it");
        }
        return named;
    }

    /**
     * Looks whether the change makes a difference.
     *
     * @throws IllegalStateException if it does not
     */
    default void requireIn(byte[] code) {}

    /** The method does nothing and returns nothing: null, zero, false. */
    record Empty(String type, String method) implements Change {
        @Override
        public DynamicType.Builder<?> apply(DynamicType.Builder<?> builder, TypeDescription described) {
            return builder.method(methods(described)).intercept(StubMethod.INSTANCE);
        }
    }

    /** The method returns this at once: a boolean, a number, a text. */
    record Returns(String type, String method, Object value) implements Change {
        @Override
        public DynamicType.Builder<?> apply(DynamicType.Builder<?> builder, TypeDescription described) {
            return builder.method(methods(described)).intercept(FixedValue.value(value));
        }
    }

    /** The method returns what a static method of the JDK without parameters returns. */
    record ReturnsResultOf(String type, String method, Class<?> owner, String name) implements Change {
        @Override
        public DynamicType.Builder<?> apply(DynamicType.Builder<?> builder, TypeDescription described) {
            try {
                Method result = owner.getMethod(name);
                return builder.method(methods(described)
                                .and(ElementMatchers.returns(ElementMatchers.isSuperTypeOf(result.getReturnType()))))
                        .intercept(MethodCall.invoke(result));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("the JDK has no " + owner + "." + name, e);
            }
        }
    }

    /** The method returns a constant of a class of the function. */
    record ReturnsConstant(String type, String method, String owner, String constant) implements Change {
        @Override
        public DynamicType.Builder<?> apply(DynamicType.Builder<?> builder, TypeDescription described) {
            ElementMatcher<MethodDescription> changed = methods(described);
            TypeDescription holder = described.getDeclaredMethods().filter(changed).stream()
                    .map(m -> m.getReturnType().asErasure())
                    .filter(t -> t.getSimpleName().equals(owner))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(type + "." + method + " returns no " + owner));
            FieldDescription field = holder.getDeclaredFields()
                    .filter(ElementMatchers.named(constant))
                    .getOnly();
            return builder.method(changed)
                    .intercept(new Implementation.Simple(
                            FieldAccess.forField(field.asDefined()).read(), MethodReturn.REFERENCE));
        }
    }

    /** The method returns its parameter of that index, or its object. */
    record ReturnsParameter(String type, String method, int index) implements Change {
        /** Instead of an index: the object itself. */
        static final int SELF = -1;

        @Override
        public DynamicType.Builder<?> apply(DynamicType.Builder<?> builder, TypeDescription described) {
            return builder.method(methods(described))
                    .intercept(index == SELF ? FixedValue.self() : FixedValue.argument(index));
        }
    }

    /** The method does what another one of its class with the same parameters does. */
    record Becomes(String type, String method, String other) implements Change {
        @Override
        public DynamicType.Builder<?> apply(DynamicType.Builder<?> builder, TypeDescription described) {
            var others = described.getDeclaredMethods().filter(ElementMatchers.named(other));
            if (others.size() != 1) {
                throw new IllegalStateException(type + " has no method " + other + " any more, or several");
            }
            return builder.method(methods(described))
                    .intercept(MethodCall.invoke(others.getOnly()).withAllArguments());
        }
    }

    /** The method returns one constant of its enum where it would return another. */
    record Confuses(String type, String method, String constant, String with) implements Change {
        @Override
        public DynamicType.Builder<?> apply(DynamicType.Builder<?> builder, TypeDescription described) {
            return builder.visit(Advice.withCustomMapping()
                    .bind(ConfusionAdvice.Constant.class, constant)
                    .bind(ConfusionAdvice.With.class, with)
                    .to(ConfusionAdvice.class)
                    .on(methods(described)));
        }
    }

    /** The method takes every answer of its calls of that name, which are questions, for a yes. */
    record Believes(String type, String method, String called) implements Change {
        @Override
        public void requireIn(byte[] code) {
            new Skips(type, method, called).requireIn(code);
        }

        @Override
        public DynamicType.Builder<?> apply(DynamicType.Builder<?> builder, TypeDescription described) {
            MethodDescription yes = TypeDescription.ForLoadedType.of(Yes.class)
                    .getDeclaredMethods()
                    .filter(ElementMatchers.named("to"))
                    .getOnly();
            return builder.visit(MemberSubstitution.relaxed()
                    .method(ElementMatchers.named(called).and(ElementMatchers.takesNoArguments()))
                    .replaceWith(yes)
                    .on(methods(described)));
        }
    }

    /** The method does not make its calls of that name. */
    record Skips(String type, String method, String called) implements Change {
        @Override
        public void requireIn(byte[] code) {
            var found = new boolean[1];
            new ClassReader(code)
                    .accept(
                            new ClassVisitor(OpenedClassReader.ASM_API) {
                                @Override
                                public @Nullable MethodVisitor visitMethod(
                                        int access,
                                        String name,
                                        String form,
                                        @Nullable String generic,
                                        String @Nullable [] thrown) {
                                    return name.equals(method) ? calls(found) : null;
                                }
                            },
                            ClassReader.SKIP_DEBUG);
            if (!found[0]) {
                throw new IllegalStateException(type + "." + method + " does not call " + called
                        + " any more: correct the mutation that takes the call away");
            }
        }

        private MethodVisitor calls(boolean[] found) {
            return new MethodVisitor(OpenedClassReader.ASM_API) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String name, String form, boolean isInterface) {
                    found[0] |= name.equals(called);
                }
            };
        }

        @Override
        public DynamicType.Builder<?> apply(DynamicType.Builder<?> builder, TypeDescription described) {
            AsmVisitorWrapper substitution = MemberSubstitution.relaxed()
                    .method(ElementMatchers.named(called))
                    .stub()
                    .on(methods(described));
            return builder.visit(substitution);
        }
    }
}
