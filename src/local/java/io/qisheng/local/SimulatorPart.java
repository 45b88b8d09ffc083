package io.qisheng.local;

import io.qisheng.local.wechat.WeChatSimulator;
import java.util.List;
import java.util.Map;

/** The simulator of WeChat's server. */
final class SimulatorPart extends JavaPart {

    static final String APP_ID = "wxqishenglocal0001";

    private final Secrets secrets;

    SimulatorPart(StackSettings settings, RunFile runFile, Secrets secrets) {
        super("wechat", settings.ports().wechat(), settings, runFile);
        this.secrets = secrets;
    }

    @Override
    protected void prepare() {
        // It keeps nothing on disk.
    }

    @Override
    protected List<String> command() {
        return java("-cp", settings.classPath(), WeChatSimulator.class.getName());
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of(
                "WECHAT_PORT", Integer.toString(port()),
                "WECHAT_APP_ID", APP_ID,
                "WECHAT_APP_SECRET", secrets.password("wechat"));
    }

    @Override
    protected boolean answers() {
        return httpStatus(port(), WeChatSimulator.HEALTH) == 200;
    }
}
