package io.qisheng.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds asynchronous work that is made and thrown away. A {@code Uni} that nobody subscribes to does nothing, so a forgotten
 * {@code return} loses a write without a trace. In bytecode it is a call whose result is popped at once, or a method reference
 * to such a call where a {@code void} is expected.
 */
final class DroppedWork {

    private static final Set<ClassDesc> WORK =
            Set.of(ClassDesc.of("io.smallrye.mutiny.Uni"), ClassDesc.of("io.smallrye.mutiny.Multi"));

    private DroppedWork() {}

    /** One line for each place in the class files below a folder. */
    static List<String> in(Path classFiles) {
        try (Stream<Path> files = Files.walk(classFiles)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .flatMap(file -> inClass(parse(file)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> inClass(ClassModel type) {
        List<String> places = new ArrayList<>();
        for (MethodModel method : type.methods()) {
            method.code()
                    .ifPresent(code -> inCode(code)
                            .forEach(call -> places.add("%s.%s drops the result of %s"
                                    .formatted(
                                            type.thisClass().asInternalName().replace('/', '.'),
                                            method.methodName().stringValue(),
                                            call))));
        }
        return places;
    }

    private static List<String> inCode(CodeModel code) {
        List<Instruction> instructions = code.elementStream()
                .filter(Instruction.class::isInstance)
                .map(Instruction.class::cast)
                .toList();
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < instructions.size(); i++) {
            Instruction next = i + 1 < instructions.size() ? instructions.get(i + 1) : null;
            boolean popped = next instanceof StackInstruction stack && stack.opcode() == Opcode.POP;
            switch (instructions.get(i)) {
                case InvokeInstruction call
                when popped && WORK.contains(call.typeSymbol().returnType()) ->
                    calls.add(call.name().stringValue());
                case InvokeDynamicInstruction lambda
                when isDroppedReference(lambda) ->
                    calls.add("a method reference that is used as if it returned nothing");
                default -> {}
            }
        }
        return calls;
    }

    /** The arguments of a lambda's factory are: the erased type, the method that is called, and the type in use. */
    private static boolean isDroppedReference(InvokeDynamicInstruction lambda) {
        List<ConstantDesc> arguments = lambda.bootstrapArgs();
        return arguments.size() >= 3
                && arguments.get(1) instanceof DirectMethodHandleDesc target
                && arguments.get(2) instanceof MethodTypeDesc used
                && used.returnType().equals(ConstantDescs.CD_void)
                && WORK.contains(target.invocationType().returnType());
    }
}
