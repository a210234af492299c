package dev.blogboard.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.jspecify.annotations.Nullable;

/** JDA's sessions, with the gateway at another URL where one is configured. */
final class Sessions extends ConcurrentSessionController {
    private final @Nullable String gateway;

    Sessions(@Nullable String gateway) {
        this.gateway = gateway;
    }

    @Override
    public String getGateway() {
        return gateway == null ? super.getGateway() : gateway;
    }

    @Override
    public ShardedGateway getShardedGateway(JDA api) {
        ShardedGateway theirs = super.getShardedGateway(api);
        return gateway == null ? theirs : new ShardedGateway(gateway, theirs.getShardTotal(), theirs.getConcurrency());
    }
}
