package io.drfailover.event;

/** States of a CloudWatch alarm (CloudWatch User Guide, "Using Amazon CloudWatch alarms"). */
public enum AlarmState {
    OK,
    ALARM,
    INSUFFICIENT_DATA
}
