"""What every test shares: no skip goes unseen in CI, no property is judged by how busy the machine is.

CLOSEKNIT_NOW=2028-02-29T02:30 runs the tests as if it were that moment in the zone of TZ; programs they start are of
the real one.
"""

import os
import tempfile
from datetime import datetime

import pytest
import time_machine
from hypothesis import settings

if "CLOSEKNIT_NOW" in os.environ:
    _moment = datetime.fromisoformat(os.environ["CLOSEKNIT_NOW"]).astimezone()
    time_machine.travel(_moment, tick=True).start()

#: Where the program puts its sockets; without it each home of a test would leave a folder behind.
_runtime = tempfile.TemporaryDirectory(prefix="closeknit-tests-")
os.environ["XDG_RUNTIME_DIR"] = _runtime.name

settings.register_profile("closeknit", deadline=None)
settings.load_profile("closeknit")

#: Tests may be skipped in CI only if their file stands here, with the reason.
SKIPS_ALLOWED_IN_CI: dict[str, str] = {
    "tests/vcards/test_corpus.py": "real cards by other programs are read where CLOSEKNIT_CORPUS names their folder",
}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    report = yield
    if (
        report.skipped
        and os.environ.get("CI")
        and item.nodeid.partition("::")[0] not in SKIPS_ALLOWED_IN_CI
        and not hasattr(report, "wasxfail")
    ):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI without standing in SKIPS_ALLOWED_IN_CI: {report.longrepr}"
    return report
