package io.qisheng.bench;

import io.qisheng.bench.HotPath.Target;

/** What was found of a path: the service beside its limit. */
record Result(HotPath path, Series limit, Series service) {

    double ratio() {
        return service.perSecond() / limit.perSecond();
    }

    double tail() {
        return service.millis(0.99) / limit.millis(0.99);
    }

    /** Whether both targets are reached; a path without any has nothing to miss. */
    boolean reached() {
        Target target = path.target();
        return target == null || (ratio() >= target.ratio() && tail() <= target.tail());
    }
}
