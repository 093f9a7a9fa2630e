package io.drfailover.readiness;

import static io.drfailover.readiness.Looks.assertFinding;
import static io.drfailover.readiness.Looks.look;
import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.MovingClock;
import io.drfailover.control.Hold;
import io.drfailover.control.InMemoryControls;
import org.junit.jupiter.api.Test;

class HoldCheckTest {
    private final InMemoryControls controls = new InMemoryControls();

    @Test
    void look_nothingHeld_isOk() {
        assertFinding(look(new HoldCheck(controls)), Outcome.OK, "nothing is held");
    }

    @Test
    void look_held_blocksAndSaysWhoWhyAndHowToRelease() {
        controls.write(new Hold(true, "migration", "ana", MovingClock.START));

        Finding finding = look(new HoldCheck(controls));

        assertFinding(finding, Outcome.BLOCKING, "migration", "ana");
        assertThat(finding.remedy()).contains("./dr release");
    }

    @Test
    void look_released_isOk() {
        controls.write(new Hold(false, "released", "ana", MovingClock.START));

        assertFinding(look(new HoldCheck(controls)), Outcome.OK);
    }
}
