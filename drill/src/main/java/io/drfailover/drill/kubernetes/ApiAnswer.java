package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a request is answered with. */
record ApiAnswer(int status, ObjectNode body) {}
