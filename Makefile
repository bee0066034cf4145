# Two commands on a fresh machine: `make run` and `make test`. Stamps depend on the locks, so that
# a second run needs no network.
VENV := .venv
PY := $(VENV)/bin/python
UV := $(VENV)/bin/uv
export UV_SYSTEM_CERTS := 1
export UV_COMPILE_BYTECODE := 1
export UV_NO_PROGRESS := 1
lock = $(VENV)/$(1)-$(shell sha256sum $(2) pyproject.toml 2>/dev/null | sha256sum | cut -c1-16)
RUN_STAMP := $(call lock,run,requirements.lock)
TEST_STAMP := $(call lock,test,requirements-test.lock)

# A Node for building the pages comes as a Python package where the machine has none.
node = ! $(PY) hatch_build.py needs-node || $(UV) pip install --quiet --python $(PY) \
  --require-hashes -r requirements-node.lock

PEERS := bench/peers/.venv
PEERS_STAMP := $(PEERS)/peers-$(shell sha256sum bench/peers/requirements.lock 2>/dev/null | cut -c1-16)

.PHONY: setup run pages test check check-pages browser compiler proof bench peers lock clean

setup: pages

run: pages
	$(VENV)/bin/october run october-1917 --nights 1000
	$(VENV)/bin/october page october-1917 --night 21 --nights 1000 \
	  --answers few -o runs/october-1917.html

# The pages of web/: built when they are missing or their sources have changed.
pages: $(RUN_STAMP)
	@$(node)
	@$(PY) hatch_build.py

# The kernels are compiled once, side by side, before the tests' workers would each do it.
test: check check-pages browser compiler
	$(PY) -c 'from october.night.compile import ensure; ensure()'
	$(VENV)/bin/pytest -n 2

check: $(RUN_STAMP) $(TEST_STAMP)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

check-pages: pages
	$(PY) hatch_build.py npm run check
	$(PY) hatch_build.py npm test

# The pages are tested in a real browser: the system's own.
browser:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
	  { apt-get update -q && apt-get install -y -q --no-install-recommends chromium; } || \
	  { echo "The tests need Chromium (on Debian: apt-get install chromium)"; exit 1; }

# The C programs of bench/ must end as October does.
compiler:
	@command -v gcc >/dev/null || \
	  { apt-get update -q && apt-get install -y -q --no-install-recommends gcc libc6-dev; } || \
	  { echo "The tests need gcc (on Debian: apt-get install gcc libc6-dev)"; exit 1; }

proof: $(RUN_STAMP) $(TEST_STAMP)
	$(VENV)/bin/pytest -m proof

bench: $(RUN_STAMP) $(TEST_STAMP) pages browser
	$(PY) bench/run.py
	$(PY) bench/assembly.py
	$(PY) bench/palace.py
	$(PY) bench/ensemble.py
	$(PY) bench/pages.py

# Other people's programs, beside ours: in an environment of their own, never in October's.
peers: $(RUN_STAMP) $(TEST_STAMP) $(PEERS_STAMP)
	$(PY) bench/peers/civil_violence.py
	$(PY) bench/peers/tournament.py
	$(PY) bench/peers/power.py
	$(PY) bench/peers/same_as_mesa.py bench/peers/mesa_rows.csv

lock: $(RUN_STAMP)
	$(UV) pip compile --universal --generate-hashes --no-header --no-emit-index-url \
	  -o requirements.lock pyproject.toml requirements-build.in
	$(UV) pip compile --universal --generate-hashes --no-header --no-emit-index-url \
	  -o requirements-test.lock -c requirements.lock --group test
	$(UV) pip compile --universal --generate-hashes --no-header --no-emit-index-url \
	  -o requirements-node.lock requirements-node.in
	$(UV) pip compile --universal --generate-hashes --no-header --no-emit-index-url \
	  --python-version 3.11 -o bench/peers/requirements.lock bench/peers/requirements.in

clean:
	rm -rf $(VENV) $(PEERS) build dist

$(PY):
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "October needs Python 3.11 or newer; python3 is $$(python3 --version)"; exit 1; }
	@python3 -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "October needs Python's venv module (on Debian: apt-get install python3-venv)"; exit 1; }

$(UV): | $(PY)
	$(PY) -m pip install --quiet --disable-pip-version-check uv

$(RUN_STAMP): requirements.lock pyproject.toml | $(UV)
	$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements.lock
	@$(node)
	$(UV) pip install --quiet --python $(PY) --no-deps --no-build-isolation -e .
	@rm -f $(VENV)/run-*; touch $@

$(TEST_STAMP): requirements-test.lock | $(RUN_STAMP)
	$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements-test.lock
	@rm -f $(VENV)/test-*; touch $@

$(PEERS_STAMP): bench/peers/requirements.lock | $(UV)
	python3 -m venv $(PEERS)
	$(UV) pip install --quiet --python $(PEERS)/bin/python --require-hashes -r $<
	@rm -f $(PEERS)/peers-*; touch $@
