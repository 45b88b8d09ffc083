package io.qisheng.local.demo;

import io.qisheng.services.ServiceItemSeed;
import io.qisheng.services.ServiceItemSeed.Department;
import io.qisheng.services.ServiceItemSeed.Publisher;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** The menu: eight services on it, one at its second version, one that was retired and one that is still being written. */
final class DemoServices implements DemoPart {

    static UUID id(String code) {
        return DemoIds.of("service-item-" + code);
    }

    @Override
    public String name() {
        return "services";
    }

    @Override
    public void load(Connection owner, DemoContext context) throws SQLException {
        DemoCatalogue catalogue = DemoCatalogue.read(owner);
        ServiceItemSeed seed = new ServiceItemSeed(owner, DemoTownship.DISTRICT);
        Publisher desk = new Publisher(
                DemoUsers.userId("desk"), "沈受理", context.firstStart().minus(Duration.ofDays(800)));
        for (DemoMenu.Item item : DemoMenu.ALL) {
            String code = item.department();
            Department department = new Department(DemoIds.of(code), catalogue.name(code), catalogue.path(code));
            seed.add(id(item.code()), item.status(), department, item.versions(), item.draft(), desk);
        }
    }
}
