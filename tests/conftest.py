"""What every test shares: no skip goes unseen in CI."""

import os

import pytest

#: A test may be skipped in CI only if it stands here, with the reason.
SKIPS_ALLOWED_IN_CI: dict[str, str] = {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    report = yield
    if (
        report.skipped
        and os.environ.get("CI")
        and item.nodeid not in SKIPS_ALLOWED_IN_CI
        and not hasattr(report, "wasxfail")
    ):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI without standing in SKIPS_ALLOWED_IN_CI: {report.longrepr}"
    return report
