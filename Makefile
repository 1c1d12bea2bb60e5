# Closeknit: `make run` opens the program, `make test` passes every check. Each sets up .venv first.
.PHONY: run demo test soak bench screens pins clean
.DEFAULT_GOAL := run
python := .venv/bin/python
# At night, over the ends of years and months, on a leap day: `make soak` runs there whatever asks for the time.
moments := 2026-12-31T23:58 2027-03-01T22:15 2028-02-29T02:30
timely := tests/domain tests/services tests/store tests/vcards tests/cli tests/ui

run:
	@sh tools/setup.sh run
	@sh tools/run.sh

demo:
	@sh tools/setup.sh run
	@.venv/bin/closeknit --demo

test:
	@sh tools/setup.sh test
	@sh tools/check.sh

soak:
	@sh tools/setup.sh test
	@CLOSEKNIT_SOAK=20 $(python) -m pytest tests/reliability --ignore tests/reliability/test_power_loss.py --timeout 0 -s
	@CLOSEKNIT_SOAK=50 $(python) -m pytest tests/reliability/test_power_loss.py --timeout 0 -s
	@CLOSEKNIT_SOAK=10 $(python) -m pytest tests/ui/shell/test_random_acts.py --timeout 0 -s
	@for moment in $(moments); do echo "as if it were $$moment"; \
	CLOSEKNIT_NOW=$$moment QT_QPA_PLATFORM=offscreen $(python) -m pytest -q -n 2 --dist loadgroup $(timely) || exit 1; done

bench:
	@sh tools/setup.sh test
	@$(python) -m tests.bench

screens:
	@sh tools/setup.sh test
	@QT_QPA_PLATFORM=offscreen .venv/bin/closeknit --screens build/screens

pins:
	@sh tools/setup.sh test
	@$(python) tools/pin.py

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
