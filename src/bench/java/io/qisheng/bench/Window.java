package io.qisheng.bench;

/**
 * One measurement.
 *
 * @param serviceCpu seconds of processor time of the service meanwhile
 * @param databaseCpu the same of PostgreSQL
 */
record Window(Outcome outcome, double serviceCpu, double databaseCpu) {

    double perSecond() {
        return outcome.perSecond();
    }

    double serviceMicros() {
        return serviceCpu / outcome.good() * 1e6;
    }

    double databaseMicros() {
        return databaseCpu / outcome.good() * 1e6;
    }
}
