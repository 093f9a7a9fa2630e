package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Brings the world closer to what one kind of object asks for; called after each change of it or of what it owns. */
interface Controller {
    ResourceKind kind();

    /** Looks at the present state only, so that it may be called at any time and any number of times. */
    void reconcile(ObjectNode object);
}
