"""What holds for every test: nothing here asserts how long anything takes."""

from __future__ import annotations

import gc

from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

gc.set_threshold(100_000, 50, 100)  # apps are made and thrown away by the hundred: a tenth of the time
