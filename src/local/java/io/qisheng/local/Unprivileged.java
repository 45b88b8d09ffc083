package io.qisheng.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root, which is who runs in many containers. As root it runs in a user namespace of its own,
 * where it is nobody special and still reads its folder, wherever that lies; where namespaces are forbidden, as the user
 * {@code nobody}, to whom its folder is then given.
 */
final class Unprivileged {

    private static final String OTHER_USER = "nobody";

    private Unprivileged() {}

    static List<String> prefix() {
        if (!isRoot()) {
            return List.of();
        }
        return namespacesWork() ? List.of("unshare", "-U") : asOtherUser();
    }

    /** Gives a folder to the user that {@link #prefix()} changes to, if it changes to one. */
    static void own(Path folder) throws IOException {
        if (!isRoot() || namespacesWork()) {
            return;
        }
        UserPrincipal owner =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(OTHER_USER);
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.toList()) {
                Files.setOwner(path, owner);
            }
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static List<String> asOtherUser() {
        return List.of("setpriv", "--reuid=" + OTHER_USER, "--regid=nogroup", "--clear-groups", "--");
    }

    private static boolean namespacesWork() {
        try {
            return new ProcessBuilder("unshare", "-U", "true")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted", e);
        }
    }
}
