package io.qisheng.platform.idempotency;

import com.fasterxml.jackson.databind.JsonNode;

/** Renews what has run out in a kept body, such as signed addresses of photos. Implemented by the feature that signs. */
public interface BodyFreshener {

    /** The body with everything perishable made afresh; may change the node it is given. */
    JsonNode freshen(JsonNode body);
}
