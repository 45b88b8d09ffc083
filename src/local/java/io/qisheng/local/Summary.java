package io.qisheng.local;

/** What is printed when everything answers: where things are and who can sign in. */
final class Summary {

    private Summary() {}

    static String of(StackSettings settings) {
        Ports ports = settings.ports();
        return """

                Qisheng 企声 runs.

                  Staff web view   http://localhost:%1$d/
                  Mini-program     http://localhost:%1$d/m/       (as H5, in a phone-sized window)
                  HTTP API         http://localhost:%1$d/api/v1   (contract: openapi/v1.yaml)
                  Health, metrics  http://localhost:%2$d/q/health  http://localhost:%2$d/q/metrics

                  Sign in to the staff view with password qisheng-demo as desk, dept-industry, handler-industry,
                  dept-market, handler-market, supervisor, secretary, assessor, admin or auditor.
                  In the mini-program choose a person from the list, for example demo-owner-1.

                  PostgreSQL %3$d · Redis %4$d · object storage %5$d · WeChat simulator %6$d
                  Data, logs and run.json: %7$s
                  One part: make stop PART=redis · make start PART=redis.  Everything: Ctrl-C
                """.formatted(
                        ports.service(),
                        ports.management(),
                        ports.postgresql(),
                        ports.redis(),
                        ports.storage(),
                        ports.wechat(),
                        settings.folder());
    }
}
